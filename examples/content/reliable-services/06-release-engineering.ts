import type { DeckSection } from '../../deck-content.ts';

export const releaseEngineering: DeckSection = {
  name: 'Release engineering',
  slides: [
    {
      kind: 'section',
      title: 'Continuous delivery',
      paragraphs: [
        'Continuous integration (CI) is the practice of merging every change into the main branch at least once a day, with an automated build and tests.',
        'Continuous delivery (CD) is the practice of keeping software in a state in which any commit on the main branch could be released.',
        'Continuous delivery requires continuous integration, and builds that can be repeated: the same commit gives the same artifact, and that artifact goes unchanged through every environment.',
      ],
      notes:
        'CD is also read as continuous deployment, where every commit that passes its tests goes to production without a person in between. We deliver continuously; whether to deploy is up to the team and its error budget.',
    },
    {
      kind: 'table',
      title: 'The four DORA metrics',
      lead: 'The DORA metrics are four measures of software delivery from the research programme DevOps Research and Assessment (DORA): two of speed, two of stability.',
      rows: [
        ['Metric', 'What it asks', 'Our target'],
        ['Deployment frequency', 'How often do we release to production?', 'Daily or more'],
        ['Lead time for changes', 'How long from the commit to production?', 'Under one day'],
        [
          'Change failure rate',
          'What share of deployments needs a fix or a rollback?',
          'Under 10%',
        ],
        [
          'Failed deployment recovery time',
          'How long until a failed deployment is mended?',
          'Under one hour',
        ],
      ],
      columnWeights: [4, 6, 2.2],
      notes:
        'In the research, speed and stability rise together: teams that release often in small steps also fail less. Failed deployment recovery time was called time to restore service until 2023. Compare a team with its own past, never with another team. More at dora.dev.',
    },
    {
      kind: 'table',
      title: 'Three ways to replace a running version',
      lead: 'A canary release is a deployment that gives a new version a small share of the traffic and compares it with the old one before going on.',
      rows: [
        ['Strategy', 'How it works', 'Way back', 'Extra capacity'],
        ['Rolling update', 'Instances are replaced a few at a time', 'Minutes', 'One batch'],
        [
          'Blue-green deployment',
          'All traffic moves at once to a second, complete environment',
          'Seconds',
          '100%',
        ],
        [
          'Canary release',
          'The share of the new version grows step by step',
          'Seconds',
          'A few instances',
        ],
      ],
      columnWeights: [2.8, 5.4, 1.6, 2.2],
      notes:
        'Blue-green deployment is an alternative to a canary release where traffic cannot be split. All three run two versions side by side for a while, so every change of a schema must suit both. A rolling update is what a Kubernetes Deployment does by itself.',
    },
    {
      kind: 'bullets',
      title: 'Progressive delivery',
      bullets: [
        'Progressive delivery extends continuous delivery: a release goes out in steps, and measurements decide about each',
        'Canary releases require service level indicators for each version; without them they are only slow',
        'Our steps are 1%, 10%, 50% and 100% of the traffic, for at least 15 minutes each',
        'Argo Rollouts uses Prometheus to compare the versions, and rolls back without being asked',
        'A rollback is the return to the last version known to be good; it is always allowed and needs no approval',
      ],
      notes:
        'A canary needs enough traffic to tell the versions apart: at ten requests a minute, 1% for a quarter of an hour is one or two requests. An automatic rollback helps only while the old version can still read the data.',
    },
    {
      kind: 'bullets',
      title: 'Feature flags and GitOps',
      bullets: [
        'A feature flag is a switch in the configuration that turns a function on or off without a deployment',
        'Feature flags enable trunk-based development: unfinished work is merged every day, and stays off',
        'GitOps is the practice of declaring the desired state of a system in Git and letting an agent apply it continuously',
        'Argo CD is the agent that applies it in our clusters; Argo CD integrates with Argo Rollouts',
        'A change in production that is not in Git is undone within minutes, even if it was right',
      ],
      notes:
        'Remove a feature flag within a month of switching it on for all. In 2012 Knight Capital lost some 440 million dollars in 45 minutes, when a reused flag woke old code on the one server that had missed a deployment. Trunk-based development is a way of working in which everybody integrates into one branch at least daily.',
    },
  ],
};
