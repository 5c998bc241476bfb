import type { DeckSection } from '../../deck-content.ts';

export const serviceLevels: DeckSection = {
  name: 'Service levels',
  slides: [
    {
      kind: 'opening',
      title: 'Reliable services in production',
      subtitle: [
        'A handbook for the teams that run what they build',
        'Ten chapters, from service levels to cost and carbon',
      ],
      notes:
        'Site reliability engineering (SRE) is the discipline of treating operations as a software problem. It began at Google in 2003, when a software engineer was asked to lead a production team. Every chapter of this handbook opens with the idea, goes on to the rules we keep, and can be read alone.',
    },
    {
      kind: 'section',
      title: 'What users may expect',
      paragraphs: [
        'A service level indicator (SLI) is a measured property of a service that its users care about, such as the share of requests answered without error.',
        'A service level objective (SLO) is a target value for an indicator over a period, such as 99.9% of requests over 30 days.',
        'A service level agreement (SLA) is a contract with customers that names the consequences of missing a target.',
        'A service level objective requires a service level indicator: a target for something that nobody measures is only a wish.',
      ],
      notes:
        'Keep the objective stricter than the agreement, so that we notice before a customer may claim a credit. Three objectives for a service are enough; the fourth is the one that nobody looks at.',
    },
    {
      kind: 'table',
      title: 'Indicators by kind of service',
      lead: 'Measure as close to the user as you can: at the load balancer rather than inside the server.',
      rows: [
        ['Kind of service', 'Indicator', 'Good events', 'Valid events'],
        [
          'Request-driven',
          'Availability',
          'Answers other than server errors (5xx)',
          'All requests',
        ],
        ['Request-driven', 'Latency', 'Answers within 300 ms', 'All answers without error'],
        [
          'Data pipeline',
          'Freshness',
          'Records processed within 10 minutes',
          'All records received',
        ],
        ['Storage', 'Durability', 'Objects that read back intact', 'All objects stored'],
      ],
      columnWeights: [2, 2, 4, 3],
      notes:
        'Availability is the proportion of valid requests that a service answers successfully. Latency is the time a service takes to answer; state it as a percentile, because a mean hides the slow tail. The 99th percentile is the time within which 99 of 100 requests are answered.',
    },
    {
      kind: 'chart',
      title: 'What each nine costs',
      lead: '100% is the wrong target: users cannot tell it from 99.99%, because their own network fails more often than that, and it leaves no room for change.',
      chart: {
        shape: 'bar',
        title: 'Downtime that an availability objective allows in 30 days',
        categoryAxis: 'Availability objective',
        valueAxis: 'Minutes',
        series: 'Minutes of downtime',
        points: [
          ['99%', 432],
          ['99.5%', 216],
          ['99.9%', 43.2],
          ['99.95%', 21.6],
          ['99.99%', 4.3],
        ],
        numberFormat: '0.0',
        altText: 'Bars that fall from 432 minutes at 99% to 4.3 minutes at 99.99%',
      },
      notes:
        'A chain is weaker than its links: a request that needs ten services in a row, each with an availability of 99.9% and each failing independently, succeeds 99.0% of the time. Every further nine leaves a tenth of the downtime, and as a rule costs more than the one before.',
    },
    {
      kind: 'bullets',
      title: 'Error budgets decide when to slow down',
      bullets: [
        'An error budget is the amount of unreliability that an objective permits over its period: 100% minus the objective',
        'At 99.9% the budget is one request in a thousand: 10,000 failures in 10 million requests',
        'Error budgets enable product managers and engineers to weigh features against repairs by a number, not by rank',
        {
          text: 'An error budget policy is the signed agreement on what happens when the budget is spent',
          details: ['Ours stops every release but security fixes and reliability work'],
        },
        'A service that never spends its budget moves too slowly, or costs too much to run',
      ],
      notes:
        'A site reliability engineer is a software engineer who answers for how a service behaves in production. The product manager owns the objective, the site reliability engineer proposes it, and both sign the policy. The freeze ends when the last 30 days are within the objective again.',
    },
  ],
};
