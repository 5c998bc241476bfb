import type { DeckSection } from '../../deck-content.ts';

export const kubernetes: DeckSection = {
  name: 'Containers and Kubernetes',
  slides: [
    {
      kind: 'section',
      title: 'Containers',
      paragraphs: [
        'A container is a group of processes that the kernel isolates with namespaces and limits with control groups (cgroups).',
        'A container image is a read-only package of a program and of everything it needs, except the kernel.',
        'The Open Container Initiative (OCI) keeps the specifications of images and runtimes, so that any conforming runtime starts any conforming image.',
        'On our nodes, containerd replaces dockershim, which Kubernetes 1.24 removed in 2022.',
      ],
      notes:
        'Containers share the kernel of their host, so they isolate less than virtual machines do. Name a container image by its digest and not by its tag: a tag can be moved to other content. Images are built once, scanned, and kept for as long as any environment runs them.',
    },
    {
      kind: 'bullets',
      title: 'Pods, Deployments and Services',
      bullets: [
        'Kubernetes (K8s) is an open-source system that deploys, scales and heals containers on a cluster of machines',
        'A pod is the smallest unit that Kubernetes deploys: one or more containers that share a network address and volumes',
        'A Deployment is a controller that keeps a given number of identical pods running, and replaces them by a rolling update',
        'A Service is a stable name and address for a changing set of pods',
        'Every pod carries labels that name its service and its team',
      ],
      notes:
        'Everything in Kubernetes is reconciliation: a controller compares the desired state with the observed one, and acts on the difference, again and again. A pod is mortal, so no design may depend on a particular one. The kubelet is the agent on each node that starts containers and watches them.',
    },
    {
      kind: 'table',
      title: 'Probes say what a program cannot',
      lead: 'A container over its memory limit is killed; over its CPU limit it is only slowed down. A container without limits can starve its neighbours.',
      rows: [
        ['Probe', 'Question', 'When it fails'],
        [
          'Startup probe',
          'Has the program finished starting?',
          'The container is restarted; the other probes wait',
        ],
        [
          'Readiness probe',
          'Can it take requests now?',
          'The pod gets no traffic from its Service',
        ],
        ['Liveness probe', 'Is it stuck for good?', 'The kubelet restarts the container'],
      ],
      columnWeights: [2.3, 4, 5.5],
      notes:
        'A liveness probe is a check by which the kubelet finds a container that must be restarted. If it asks the database, a slow database restarts every pod and turns a slowdown into an outage; it must look at its own process only. A readiness probe is a check that decides whether a pod receives traffic.',
    },
    {
      kind: 'bullets',
      title: 'Scaling and disruption',
      bullets: [
        'The HorizontalPodAutoscaler (HPA) is a controller that changes the number of pods to keep a metric near its target',
        'Scale out fast and in slowly: by default the HPA waits five minutes before it removes pods',
        'KEDA, short for Kubernetes Event-driven Autoscaling, extends the HorizontalPodAutoscaler with event sources such as the length of a queue',
        'A PodDisruptionBudget (PDB) limits how many pods of a service may be down at once because of voluntary disruptions, such as draining a node',
      ],
      notes:
        'Capacity planning remains necessary: an autoscaler cannot order machines that the region does not have. A PodDisruptionBudget does not help when a node crashes, because a crash asks nobody.',
    },
    {
      kind: 'bullets',
      title: 'From Ingress to the Gateway API',
      bullets: [
        'An Ingress is a Kubernetes object that routes HTTP traffic from outside the cluster to Services',
        'The Ingress API is frozen: it stays, but gets no new features',
        'The Gateway API replaces Ingress for new services, and separates what the platform team sets from what a service team sets',
        'The Gateway API enables canary releases, because weighted routes are part of the standard',
        'Kubernetes 1.21 deprecated PodSecurityPolicy; since 1.25, Pod Security Admission replaces PodSecurityPolicy',
      ],
      notes:
        'Kubernetes has three minor versions a year and supports each for about fourteen months, so we upgrade every four months and never skip one. Read the list of removed interfaces first: a manifest that names one of them is refused after the upgrade.',
    },
  ],
};
