import type { Step, StepProgress } from './contract.ts';

/** How the steps and their states are shown, in Temporal's Web UI and on the command line alike. */
export const STEP_TITLES: Record<Step, string> = {
  parse: 'Read the deck',
  read: 'Read segments',
  chunk: 'Cut chunks',
  embed: 'Embed chunks',
  mine: 'Mine relations',
  gate: 'Gatekeeper',
  vectors: 'Upload to Qdrant',
  graph: 'Write to Neo4j',
  commit: 'Clear up',
};

export const STATE_MARKS: Record<StepProgress['state'], string> = {
  waiting: '·',
  running: '▶',
  done: '✔',
  failed: '✖',
};
