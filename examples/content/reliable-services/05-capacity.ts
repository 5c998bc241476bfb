import type { DeckSection } from '../../deck-content.ts';

export const capacity: DeckSection = {
  name: 'Capacity and load',
  slides: [
    {
      kind: 'section',
      title: 'Capacity planning',
      paragraphs: [
        'Capacity planning is the practice of providing enough resources for the load that is expected, with a margin for what is not.',
        'Capacity planning requires a demand forecast and a load test: one says how much will come, the other how much one instance bears.',
        'We plan for N+2: with one instance in maintenance and another one failing, the rest still carries the peak.',
      ],
      notes:
        'A demand forecast is an estimate of the load to come, from past growth and from known events. Organic growth follows usage; inorganic growth comes from launches and campaigns, so ask the product managers for their calendar every quarter.',
    },
    {
      kind: 'chart',
      title: 'Why a busy server is a slow one',
      lead: "Little's law states that the mean number of requests in a system equals the arrival rate times the mean time that each one stays.",
      chart: {
        shape: 'line',
        title: 'Mean response time of a single server (M/M/1 queue)',
        categoryAxis: 'Utilisation of the server',
        valueAxis: 'Multiples of the service time',
        series: 'Response time',
        points: [
          ['10%', 1.1],
          ['30%', 1.4],
          ['50%', 2],
          ['60%', 2.5],
          ['70%', 3.3],
          ['80%', 5],
          ['90%', 10],
          ['95%', 20],
        ],
        numberFormat: '0.0',
        altText: 'A line that stays low up to 70% utilisation and then climbs to 20 at 95%',
      },
      notes:
        "The curve is 1/(1−ρ), for random arrivals and random service times: at 80% utilisation a request takes five times as long as on an idle server, at 90% ten times. Little's law holds for every stable system, whatever its distributions: 200 requests a second at 50 ms each are 10 requests in flight.",
    },
    {
      kind: 'table',
      title: 'Four tests under load',
      lead: 'A load test is an experiment that puts a known load on a service and measures whether it keeps its objectives.',
      rows: [
        ['Test', 'Load', 'Duration', 'What it finds'],
        ['Smoke test', 'A few requests', '1 minute', 'A broken script or environment'],
        ['Load test', 'The expected peak', '1 hour', 'Whether the SLO holds at the peak'],
        [
          'Stress test',
          'Rising beyond the peak',
          'Until something gives way',
          'Where it breaks, and how',
        ],
        ['Soak test', '70% of the peak', '24 hours', 'Memory leaks and full disks'],
      ],
      columnWeights: [2, 3, 3, 4],
      notes:
        'A soak test is a kind of load test that runs for a day or longer. k6 runs our tests, from scripts in JavaScript that stand beside the code of the service. Let requests arrive at a fixed rate instead of waiting for the last answer: otherwise the test slows down with the service and hides the overload.',
    },
    {
      kind: 'bullets',
      title: 'Surviving overload',
      bullets: [
        'Load shedding is the deliberate refusal of some requests, so that the others are served within the objective',
        'Refuse early and cheaply, with status 503 or 429 and a Retry-After header',
        'Graceful degradation is answering with less instead of not at all, such as with a cached result',
        'A circuit breaker is a guard that stops calls to a failing dependency for a while, then lets a few through to see whether it has recovered',
      ],
      notes:
        'A queue does not cure overload: while more arrives than can be served, it only turns errors into timeouts. Bound every queue, and drop first what has waited longest, because its user has already gone.',
    },
    {
      kind: 'chart',
      title: 'Retries without a storm',
      lead: 'Exponential backoff is a schedule of retries in which each wait is a multiple of the one before, up to a cap; jitter adds a random part, so that clients do not come back in step.',
      chart: {
        shape: 'bar',
        title: 'Longest wait before each retry (base 0.1 s, factor 2, cap 5 s)',
        categoryAxis: 'Retry',
        valueAxis: 'Seconds',
        series: 'Longest wait in seconds',
        points: [
          ['1', 0.1],
          ['2', 0.2],
          ['3', 0.4],
          ['4', 0.8],
          ['5', 1.6],
          ['6', 3.2],
          ['7', 5],
          ['8', 5],
        ],
        numberFormat: '0.0',
        altText: 'Bars that double from 0.1 seconds to 3.2 seconds and stay at the cap of 5',
      },
      notes:
        'Three layers that try four times each turn one request into 64 calls at the bottom: retry in one layer only. Retrying a write requires an idempotency key. An idempotency key is a value chosen by the client by which the server recognises a repeated request and gives the first answer again.',
    },
  ],
};
