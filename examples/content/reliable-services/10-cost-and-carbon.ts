import type { DeckSection } from '../../deck-content.ts';

export const costAndCarbon: DeckSection = {
  name: 'Cost and sustainability',
  slides: [
    {
      kind: 'section',
      title: 'FinOps',
      paragraphs: [
        'FinOps is the practice of making engineering, finance and product jointly accountable for the value of what the cloud costs.',
        'It goes round in three phases: inform, optimise, operate.',
        'A FinOps practitioner is the person who brings the bill, the forecast and the teams together; the teams decide, because only they know what a saving would break.',
      ],
      notes:
        'The three phases are those of the FinOps Foundation. Cost is a property of a design, as latency is: it is decided at the whiteboard and paid every month. A saving that spends the error budget is a debt under another name.',
    },
    {
      kind: 'table',
      title: 'Three ways to pay for a machine',
      lead: 'A spot instance is spare capacity at a discount, which the provider may take back at short notice.',
      rows: [
        ['Model', 'Commitment', 'Discount of up to', 'Main risk', 'Good for'],
        ['On-demand', 'None', '0%', 'The price', 'Peaks, experiments'],
        ['Savings plan', '1 or 3 years', '72%', 'Paying for idle capacity', 'The base load'],
        ['Spot instance', 'None', '90%', 'Two minutes of notice', 'Batch jobs, stateless workers'],
      ],
      columnWeights: [2, 2, 2.2, 3, 3.2],
      notes:
        'The figures are the maxima that Amazon Web Services (AWS) gives; other providers have counterparts. Spot instances require work that can stop and resume. A PodDisruptionBudget does not hold them back: when the notice ends, the machine is gone.',
    },
    {
      kind: 'bullets',
      title: 'Knowing what a request costs',
      bullets: [
        'Unit cost is what the platform spends on one unit of business, such as one order or a thousand calls',
        'OpenCost is a tool that splits the cost of a Kubernetes cluster among namespaces, Deployments and pods',
        'OpenCost uses Prometheus for its measurements',
        'Rightsizing is the adjustment of requested resources to those really used; it comes before any discount',
        'Every resource carries the labels of its team and its service; what has none is switched off after a week',
      ],
      notes:
        'A bill that grows while the unit cost falls is a success; a flat bill with a growing unit cost is not. Rightsizing precedes a savings plan: whoever commits first pays for the waste until the term ends.',
    },
    {
      kind: 'table',
      title: 'Counting carbon',
      lead: 'Software Carbon Intensity (SCI) is the rate of carbon emissions of a piece of software for each unit of its function; ISO/IEC 21031:2024 lays down how it is reckoned.',
      rows: [
        ['Scope of the GHG Protocol', 'What it covers', 'Example of ours'],
        ['Scope 1', 'Direct emissions from what we own', 'Diesel of the standby generators'],
        ['Scope 2', 'Purchased electricity, heat and cooling', 'Power of our own server rooms'],
        ['Scope 3', 'All else in the value chain', 'Cloud providers, making of hardware'],
      ],
      columnWeights: [3.6, 4.6, 4.2],
      notes:
        'SCI is ((E × I) + M) per R: energy times the carbon intensity of the grid, plus the emissions embodied in hardware, for each functional unit. The Greenhouse Gas (GHG) Protocol is the accounting standard for emissions of companies. Power usage effectiveness (PUE) is the energy of a data centre divided by the energy of its IT equipment; 1.0 is the ideal.',
    },
    {
      kind: 'bullets',
      title: 'The first ninety days of a service',
      bullets: [
        'Day 1: one service level indicator, one objective, one dashboard',
        'Day 30: an on-call rotation, a runbook for every alert, a restore that was tried',
        'Day 60: canary releases, and a load test at the expected peak',
        'Day 90: a game day, a software bill of materials, a unit cost',
        {
          text: 'Books on the subject, free to read: sre.google/books',
          url: 'https://sre.google/books/',
        },
        {
          text: 'Kubernetes documentation: kubernetes.io/docs',
          url: 'https://kubernetes.io/docs/',
        },
      ],
      notes:
        'A production readiness review (PRR) is the examination of a service before site reliability engineers share the pager for it. The production readiness review precedes shared on-call: until it is passed, the team that wrote the service carries the pager alone.',
    },
  ],
};
