import type { DeckSection } from '../../deck-content.ts';

export const incidentResponse: DeckSection = {
  name: 'On-call and incident response',
  slides: [
    {
      kind: 'section',
      title: 'On-call: a duty with limits',
      paragraphs: [
        'On-call is the duty to answer the alerts of a service within an agreed time, day and night.',
        'The on-call engineer is the person who takes the pages of a service during a shift, and may roll back any release without asking.',
        'A page must be urgent, about users, and something that a person can act on. Everything else is a ticket.',
        'We keep at least eight people in a rotation at one site, and expect at most two incidents in a shift of twelve hours.',
      ],
      notes:
        'Both limits are those of the book on site reliability engineering: an incident with all that follows from it takes about six hours. Alert fatigue is the state in which so many alerts are false that the real ones are overlooked. An alert that led to no action three times in a row is repaired or deleted.',
    },
    {
      kind: 'table',
      title: 'Severity levels',
      lead: 'Severity is the measure of how badly an incident hurts users; it decides who is woken.',
      rows: [
        ['Severity', 'What users see', 'Response within', 'Status update every'],
        ['SEV1', 'A core journey fails for most users, or data is lost', '5 minutes', '30 minutes'],
        ['SEV2', 'A core journey is slow, or fails for some users', '15 minutes', '60 minutes'],
        [
          'SEV3',
          'A side function fails, and there is a way around it',
          '4 working hours',
          'Working day',
        ],
        ['SEV4', 'Nothing that hinders anyone', '3 working days', 'None'],
      ],
      columnWeights: [1.3, 5, 2.3, 2.5],
      notes:
        'An incident is an unplanned event that harms a service or threatens to. When in doubt, choose the higher severity: lowering it is cheap, and nobody is blamed for having called the others.',
    },
    {
      kind: 'bullets',
      title: 'Three roles, three people',
      bullets: [
        'The incident commander leads the response: assigns tasks, decides, and touches no keyboard',
        'The operations lead is the only person who changes the system while the incident lasts',
        'The communications lead informs customers and management, and keeps the status page true',
        'The roles come from the Incident Command System (ICS), developed in California in the 1970s to fight wildfires',
        'A handover is spoken and written down: the new commander says "I have command"',
      ],
      notes:
        'In a SEV3 incident the on-call engineer may hold all three roles. From SEV2 upwards they are three people, because nobody can search for a fault and explain it to the board at the same time.',
    },
    {
      kind: 'bullets',
      title: 'From the page to the all-clear',
      numbered: true,
      bullets: [
        'Acknowledge the page, open a channel, name the incident commander',
        'Triage: judge impact and severity within five minutes, with what is known',
        {
          text: 'Mitigate: mitigation precedes root cause analysis',
          details: ['Roll back, drain, fail over or switch off the feature flag before asking why'],
        },
        'Verify on the dashboard of the service level objective that users are served again',
        'Give the all-clear, and date the postmortem',
      ],
      notes:
        'A runbook is a page of tested steps for one alert, and every alert links to its runbook. Ask first what has changed: at Google about 70% of outages were due to changes in a live system. Mitigation is any step that ends the harm to users, even if the cause is still unknown.',
    },
    {
      kind: 'bullets',
      title: 'Measuring the response',
      bullets: [
        'Mean time to detect (MTTD) is the mean time from the start of an incident to its detection',
        'Mean time to restore (MTTR) is the mean time from the start of an incident to the moment when users are served again',
        'Durations are skewed: one long outage moves the mean, so the median is reported beside it',
        'PagerDuty integrates with Alertmanager and records when each page was sent and taken',
        'The numbers judge the system of alerts, runbooks and tools, never a person',
      ],
      notes:
        'MTTR is read elsewhere as mean time to repair, to recover or to resolve, so write it out in reports. Compare quarters rather than weeks; in a month with three incidents a mean says next to nothing.',
    },
  ],
};
