import type { DeckSection } from '../../deck-content.ts';

export const postmortems: DeckSection = {
  name: 'Postmortems and learning',
  slides: [
    {
      kind: 'section',
      title: 'Blameless postmortems',
      paragraphs: [
        'A blameless postmortem is a written review of an incident that looks for causes in the system, and assumes that everyone acted with good intentions on what they knew.',
        'People who fear punishment hide what happened, and a hidden cause comes back. Accountability remains: it consists in repairing the system.',
        'A blameless postmortem requires an incident timeline made of facts: metrics, chat messages and records of deployments.',
      ],
      notes:
        'The idea comes from aviation and medicine, where safety depends on people who report their own mistakes. Hindsight bias is the tendency to find an outcome predictable once it is known: ask what made the decision look right at the time, not why somebody did not see it.',
    },
    {
      kind: 'bullets',
      title: 'When one is written',
      bullets: [
        'After every SEV1 or SEV2 incident, without exception',
        'After any incident that spends more than 20% of an error budget',
        'After any loss of data, however small',
        'After a success by luck: no runbook fitted, or a customer told us before our monitoring did',
        'The draft is due within five working days, the review within ten',
      ],
      notes:
        'The incident commander names the author, as a rule the on-call engineer, and gives them the time for it. Drafts are open to the whole company from the first line, and customers get a short version when they were hit.',
    },
    {
      kind: 'table',
      title: 'The parts of a postmortem',
      lead: 'An action item is a change to the system that has one owner and a due date; "be more careful" is not one.',
      rows: [
        ['Part', 'Question that it answers', 'Length'],
        ['Summary', 'What happened, to whom, and for how long?', 'Three sentences'],
        [
          'Impact',
          'How many users, and how much of the error budget?',
          'One paragraph, with numbers',
        ],
        ['Incident timeline', 'Who saw and did what, and when?', 'One line an event'],
        ['Contributing factors', 'What had to be true for this to happen?', 'Usually three to six'],
        ['Action items', 'What do we change, who does it, and until when?', 'At most ten'],
      ],
      columnWeights: [2.5, 5.5, 3.5],
      notes:
        'A contributing factor is a condition without which the incident would not have happened, or would have been milder. We write factors in the plural, because a serious outage rarely has one root cause. Action items go into the ordinary backlog, and their age is reviewed every month.',
    },
    {
      kind: 'bullets',
      title: 'Toil, and how to cut it',
      bullets: [
        'Toil is work on a running service that is manual, repetitive, automatable and without lasting value, and that grows with the service',
        'A site reliability engineer spends at least half of the time on engineering; toil may take the rest at most',
        'Restarting a process after every page is toil; writing a postmortem is not',
        'Counting it takes a label on tickets and ten minutes at the end of each on-call shift',
      ],
      notes:
        'The limit of one half is the one Google set. A task of five minutes a week costs a little over four hours a year: automate it if that takes less, or if doing it by hand goes wrong. A runbook that never needs judgement is a script that nobody has written yet.',
    },
    {
      kind: 'bullets',
      title: 'Practising failure on purpose',
      bullets: [
        'Chaos engineering is the discipline of experimenting on a system to build confidence that it withstands turbulent conditions in production',
        'An experiment has a hypothesis, a small blast radius, and a way to stop it at once',
        'A game day is a planned exercise in which a team meets a simulated failure with its real tools and runbooks',
        'A game day precedes the production readiness review of every tier 1 service',
        'Chaos Mesh is an alternative to LitmusChaos; both inject faults into Kubernetes clusters',
      ],
      notes:
        'Netflix published Chaos Monkey in 2012: it terminated instances during office hours, so that engineers met the failure at their desks and not in bed. Never run an experiment on a service that has spent its error budget.',
    },
  ],
};
