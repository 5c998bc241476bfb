import type { Step, StepProgress } from './contract.ts';

/** How the steps and their states are shown, in Temporal's Web UI and on the command line alike. */
export const STEP_TITLES: Record<Step, string> = {
  parse: 'Read the deck',
  read: 'Read segments',
  chunk: 'Cut chunks',
  embed: 'Embed chunks',
  mine: 'Mine relations',
  gate: 'Gatekeeper',
  graph: 'Write to Neo4j',
  vectors: 'Upload to Qdrant',
  commit: 'Commit',
};

export const STATE_MARKS: Record<StepProgress['state'], string> = {
  waiting: '·',
  running: '▶',
  done: '✔',
  failed: '✖',
};
