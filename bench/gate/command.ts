import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { extractionArtifact } from '../../activities/artifacts.ts';
import { findNames } from '../../activities/find-names.ts';
import { gateConcepts } from '../../activities/gate-concepts.ts';
import { mineRelations } from '../../activities/mine-relations.ts';
import type { ArtifactRef } from '../../stores/artifacts/artifact-kind.ts';
import { openArtifactStore } from '../../stores/artifacts/artifact-store.ts';
import { type Figure, report } from '../results.ts';
import { madeExtractions } from './made-extractions.ts';

const CONCEPTS = [100, 1000, 10_000];
const ROUNDS = 5;
/** Of the largest document to the smallest, for each mention: linear is 1, and a small one pays for its files too. */
const MOST_PER_MENTION_GROWTH = 1.2;

interface Measured {
  concepts: number;
  mentions: number;
  ms: number;
}

/** `gate`: what mining and gating a document takes, by the number of its concepts. */
export function gateCommand(): Command {
  return new Command('gate')
    .description(
      'time of mining and gating 100 to 10,000 concepts, which is to be linear in mentions',
    )
    .action(async () => {
      const measured: Measured[] = [];
      // Once before, so that the first size does not pay for the compiler.
      await measure(CONCEPTS[0]!);
      for (const concepts of CONCEPTS) measured.push(await measure(concepts));
      const growth = perMention(measured.at(-1)!) / perMention(measured[0]!);
      await report('gate', INTRO, [
        ...measured.map(figureOf),
        {
          what: 'time a mention, 10,000 concepts against 100',
          value: `${growth.toFixed(2)}x`,
          target: `at most ${MOST_PER_MENTION_GROWTH}x`,
        },
      ]);
      if (growth > MOST_PER_MENTION_GROWTH) process.exitCode = 1;
    });
}

/** The median of some rounds, each in a store of its own. */
async function measure(concepts: number): Promise<Measured> {
  const extractions = madeExtractions(concepts);
  const mentions = extractions.reduce((sum, extraction) => sum + extraction.mentions.length, 0);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const folder = await mkdtemp(join(tmpdir(), 'knowbase-bench-'));
    try {
      const artifacts = openArtifactStore(pathToFileURL(folder).href);
      const tenantId = 'bench';
      const refs: ArtifactRef[] = [];
      for (const extraction of extractions) {
        refs.push(await artifacts.put(tenantId, extractionArtifact, extraction));
      }
      const input = { tenantId, extractions: refs, ontology: [] };
      const began = process.cpuUsage();
      const { joins } = await findNames(artifacts, input);
      const mined = await mineRelations(artifacts, { ...input, joins });
      await gateConcepts(artifacts, { tenantId, mined });
      const { user, system } = process.cpuUsage(began);
      times.push((user + system) / 1000);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  const ms = times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
  return { concepts, mentions, ms };
}

function perMention({ ms, mentions }: Measured): number {
  return ms / mentions;
}

function figureOf(measured: Measured): Figure {
  const { concepts, mentions, ms } = measured;
  return {
    what: `${concepts.toLocaleString('en')} concepts, ${mentions.toLocaleString('en')} mentions`,
    value: `${ms.toFixed(0)} ms, ${(perMention(measured) * 1000).toFixed(0)} µs a mention`,
    target: '',
  };
}

const INTRO = [
  'Made extractions of 20 mentions a segment, each concept mentioned three times, in artifacts on disk: names are',
  'found and joined, mined with relations and co-occurrences, and gated, as the activities do; no embedding model and',
  'no LLM is asked. Processor time, medians of five rounds in one process, warmed up.',
].join('\n');
