import type { DeckSection } from '../../deck-content.ts';

export const observability: DeckSection = {
  name: 'Monitoring and observability',
  slides: [
    {
      kind: 'section',
      title: 'Asking what nobody foresaw',
      paragraphs: [
        'Monitoring is the collection and display of measurements that were chosen in advance, with alerts on some of them.',
        'Observability is the degree to which the inner state of a system can be understood from the data that it emits.',
        'Observability extends monitoring to the failures that we did not expect. Three signals carry most of it: metrics, logs and traces.',
      ],
      notes:
        'The word comes from control theory, where Rudolf Kálmán introduced it around 1960. It is a property of a system and not a product: a team that must ship code before it can answer a new question has monitoring, but no observability.',
    },
    {
      kind: 'table',
      title: 'Three signals and what each is good at',
      lead: 'Start from a metric, follow a trace, and end in a line of a log.',
      rows: [
        ['Signal', 'What it is', 'Best for', 'What drives its cost'],
        ['Metric', 'A number sampled over time, with labels', 'Alerts and trends', 'Cardinality'],
        ['Log', 'A timestamped record of one event', 'The detail of one failure', 'Volume'],
        [
          'Trace',
          'The path of one request through all services',
          'Where the time goes',
          'Sampling rate',
        ],
      ],
      columnWeights: [1.3, 4.5, 3, 2.5],
      notes:
        'Cardinality is the number of distinct combinations of label values that a metric has. A user identifier as a label turns one time series into millions; put it into the trace or the log.',
    },
    {
      kind: 'bullets',
      title: 'OpenTelemetry is how we instrument',
      bullets: [
        'OpenTelemetry (OTel) is an open standard, with libraries, for producing and exporting metrics, logs and traces',
        'OpenTelemetry replaces OpenTracing and OpenCensus, the two projects that merged into it in 2019',
        'The OpenTelemetry Protocol (OTLP) is part of OpenTelemetry and carries all signals over gRPC or HTTP',
        'OpenTelemetry uses W3C Trace Context, whose traceparent header carries a trace from one service to the next',
        { text: 'Documentation: opentelemetry.io/docs', url: 'https://opentelemetry.io/docs/' },
      ],
      notes:
        'Instrument the code once, and send everything to a collector: the choice of the store is then a line of its configuration and not a change in forty services. Teams must not put personal data into labels or span attributes.',
    },
    {
      kind: 'comparison',
      title: 'What to measure, and with what',
      left: {
        heading: 'What',
        bullets: [
          'The four golden signals are latency, traffic, errors and saturation',
          'The RED method watches the rate, the errors and the duration of the requests of every service',
          'The USE method watches the utilisation, the saturation and the errors of every resource',
        ],
      },
      right: {
        heading: 'With what',
        bullets: [
          'Prometheus is a monitoring system that scrapes metrics over HTTP and keeps them as time series',
          'Alertmanager is part of Prometheus: it groups, silences and routes alerts',
          'Grafana integrates with Prometheus and draws the dashboards',
        ],
      },
      notes:
        'Use RED for services and USE for what they run on: disks, processors, connection pools. Saturation, how full the scarcest resource is, is the golden signal that people forget, although it often warns before users notice anything.',
    },
    {
      kind: 'table',
      title: 'Alert on the burn rate',
      lead: 'The burn rate is the speed at which a service spends its error budget; at 1, the budget lasts exactly to the end of the period.',
      rows: [
        ['Budget spent', 'Long window', 'Short window', 'Burn rate', 'Response'],
        ['2%', '1 hour', '5 minutes', '14.4', 'Page'],
        ['5%', '6 hours', '30 minutes', '6', 'Page'],
        ['10%', '3 days', '6 hours', '1', 'Ticket'],
      ],
      columnWeights: [2, 2, 2, 2, 2],
      notes:
        'The figures hold for a period of 30 days: 2% of it is 14.4 hours, spent within one. Both windows must be over the threshold: the long one shows that it matters, the short one that it goes on. Page on symptoms, which users feel; causes belong on the dashboard.',
    },
  ],
};
