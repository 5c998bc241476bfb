import type { DeckSection } from '../../deck-content.ts';

export const dataRecovery: DeckSection = {
  name: 'Data, backup and recovery',
  slides: [
    {
      kind: 'section',
      title: 'Data outlives every release',
      paragraphs: [
        'Durability is the ability of a store to keep intact, through failures, what it has confirmed.',
        'PostgreSQL is our default relational database; another one needs a written reason.',
        'The write-ahead log (WAL) is the sequential record into which PostgreSQL writes every change before it touches the tables. PostgreSQL uses the write-ahead log for crash recovery, for replication and for backups.',
      ],
      notes:
        'A service can be deployed anew within the hour; its data cannot. A database whose recovery has never been tried is not in production, whatever the dashboard says.',
    },
    {
      kind: 'table',
      title: 'How much loss, how long a wait',
      lead: 'The recovery point objective (RPO) is the longest span of time whose data may be lost. The recovery time objective (RTO) is the longest time that a recovery may take.',
      rows: [
        ['Tier', 'Example', 'RPO', 'RTO', 'Restore test'],
        ['1', 'Orders and payments', '1 minute', '30 minutes', 'Monthly'],
        ['2', 'Product catalogue', '1 hour', '4 hours', 'Quarterly'],
        ['3', 'Internal reports', '24 hours', '2 working days', 'Yearly'],
      ],
      columnWeights: [1, 4, 2, 2.5, 2.5],
      notes:
        'The business sets both numbers after engineers have named their price. An RPO of zero requires synchronous replication, and then every write waits for the second site. The tier of a service is the highest tier of any service that cannot work without it.',
    },
    {
      kind: 'bullets',
      title: 'Backups that restore',
      bullets: [
        'A backup is an independent copy of data from which an earlier state can be restored',
        'The 3-2-1 rule asks for three copies, on two kinds of media, one of them off-site',
        'Point-in-time recovery (PITR) requires a base backup and an unbroken archive of the write-ahead log',
        'pgBackRest makes base backups of PostgreSQL, archives its log, and verifies both by checksum',
        'One copy cannot be deleted before its term, neither by an intruder nor by an administrator',
      ],
      notes:
        'Nobody wants a backup; everybody wants a restore. In January 2017 GitLab lost about six hours of production data: of five methods of backup and replication, none worked as expected. So a job restores the newest backup every week, compares row counts, and pages if it fails.',
    },
    {
      kind: 'comparison',
      title: 'Replication is not a backup',
      left: {
        heading: 'What replication gives',
        bullets: [
          'Replication is the continuous copying of changes from one database server to others',
          'It survives the loss of a machine, and repeats a mistaken DELETE within milliseconds',
          'Synchronous replication waits for the copy; asynchronous replication may lose the last writes',
        ],
      },
      right: {
        heading: 'Who is the leader',
        bullets: [
          'etcd is the key-value store that holds the state of a Kubernetes cluster',
          'etcd uses Raft, a consensus algorithm in which a majority elects a leader and agrees on every entry',
          'Five members survive two failures, three survive one',
        ],
      },
      notes:
        'Split brain is the state in which two servers both believe that they lead, and both accept writes. A majority prevents it, since there cannot be two of them. An even number adds cost and no safety: four members survive one failure, as three do.',
    },
    {
      kind: 'bullets',
      title: 'Changing a schema without downtime',
      bullets: [
        {
          text: 'Expand and contract is a way of changing a schema in steps, each of which suits the old and the new version of the program',
          details: [
            'Expand: add the new column, and write to both',
            'Migrate: copy the old rows in small batches',
            'Contract: drop the old column once no release reads it',
          ],
        },
        'At least one release lies between expanding and contracting, so that a rollback stays possible',
        'In PostgreSQL, CREATE INDEX CONCURRENTLY builds an index without blocking writes',
      ],
      notes:
        'Every rolling update and every canary release runs two versions at once, and a schema that only the new one understands breaks the old one. Set lock_timeout to a few seconds in migrations: a statement that waits for a lock makes all later ones wait behind it.',
    },
  ],
};
