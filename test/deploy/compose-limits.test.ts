import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { readCompose } from './compose-file.ts';
import { PROJECT_ROOT } from './project-root.ts';

const limits: unknown = parse(
  readFileSync(resolve(PROJECT_ROOT, 'docker-compose.limits.yml'), 'utf8'),
);

it('keeps the worker within 12 processors and 16 GB, and touches nothing else', () => {
  expect(limits).toEqual({
    services: {
      'ingestion-worker': { deploy: { resources: { limits: { cpus: '12', memory: '16g' } } } },
    },
  });
});

it('is about a service that there is', () => {
  expect(readCompose({ NEO4J_PASSWORD: 'eight characters' }).services).toHaveProperty([
    'ingestion-worker',
  ]);
});
