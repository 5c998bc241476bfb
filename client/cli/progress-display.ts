import { createLogUpdate } from 'log-update';
import { STEPS } from '../../workflows/contract.ts';
import { progressNotes } from '../../workflows/progress-notes.ts';
import { STEP_TITLES } from '../../workflows/step-titles.ts';
import type { IngestSight } from '../follow.ts';
import { tell } from './output.ts';
import { progressLines } from './progress-view.ts';

/** Shows runs while they last, on standard error. */
export interface ProgressDisplay {
  show: (name: string, sight: IngestSight) => void;
  /** Takes away what is no longer true. */
  clear: () => void;
}

/** Redrawn in place on a terminal; a line for each thing that happens elsewhere. */
export function createProgressDisplay(): ProgressDisplay {
  return process.stderr.isTTY ? terminalDisplay() : lineDisplay();
}

function terminalDisplay(): ProgressDisplay {
  const draw = createLogUpdate(process.stderr);
  const sights = new Map<string, IngestSight>();
  return {
    show: (name, sight) => {
      sights.set(name, sight);
      const now = Date.now();
      draw([...sights].flatMap(([each, seen]) => progressLines(each, seen, now)).join('\n'));
    },
    clear: () => draw.clear(),
  };
}

function lineDisplay(): ProgressDisplay {
  const told = new Set<string>();
  const tellOnce = (line: string) => {
    if (told.has(line)) return;
    told.add(line);
    tell(line);
  };
  return {
    show: (name, { progress, troubles, obstacle }) => {
      for (const { activity, message } of troubles) tellOnce(`${name}: ${activity}: ${message}`);
      if (obstacle !== undefined) tellOnce(`${name}: ${obstacle}`);
      for (const note of progress === undefined ? [] : progressNotes(progress)) {
        tellOnce(`${name}: ${note}`);
      }
      for (const step of STEPS) {
        const { state, total } = progress?.steps[step] ?? { state: 'waiting', total: 0 };
        const parts = total > 1 ? ` (${total})` : '';
        if (state !== 'waiting') tellOnce(`${name}: ${STEP_TITLES[step]}${parts}: ${state}`);
      }
      const { succeeded = 0, failed = 0, total = 0 } = progress?.segments ?? {};
      if (succeeded + failed > 0) tellOnce(`${name}: ${succeeded + failed} of ${total} segments`);
    },
    clear: () => undefined,
  };
}
