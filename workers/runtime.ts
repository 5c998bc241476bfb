import { setFlagsFromString } from 'node:v8';
import { Runtime, type TelemetryOptions } from '@temporalio/worker';
import { InvalidConfiguration } from '../domain/errors.ts';
import type { Logger } from '../logging/logger.ts';
import { CALL_COST } from './llm-metrics.ts';
import { temporalLogger } from './temporal-logger.ts';

/**
 * How much a heap may grow, in percent, until it is collected. V8 goes by the memory of the machine, and lets the
 * heaps of a worker grow to twice what is in them; this saves a quarter of its memory for a tenth of its CPU time.
 */
const HEAP_GROWING_PERCENT = 20;

/** Temporal's own end at 10 seconds, which many LLM calls and most waits for a slot are over. */
const SECONDS = [0.05, 0.1, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300, 600];
const DOLLARS = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];

/**
 * Sets up the process and Temporal's runtime for workers; once a process, before any connection of a worker.
 *
 * @param metricsAddress IP:PORT where Prometheus finds metrics under /metrics; undefined for none
 * @throws InvalidConfiguration when nothing can listen there
 */
export function installRuntime(logger: Logger, metricsAddress?: string): void {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWING_PERCENT}`);
  try {
    Runtime.install({
      logger: temporalLogger(logger),
      telemetryOptions: {
        logging: { forward: {}, filter: { core: 'WARN', other: 'WARN' } },
        ...(metricsAddress === undefined ? {} : prometheusAt(metricsAddress)),
      },
      // The process has one way to end, and it is not the runtime's.
      shutdownSignals: [],
    });
  } catch (cause) {
    if (metricsAddress === undefined || !(cause instanceof Error)) throw cause;
    throw new InvalidConfiguration(
      `METRICS_ADDRESS is ${metricsAddress}, where this process cannot listen: ${cause.message}. Each worker process of a machine needs a port of its own.`,
      { cause },
    );
  }
}

function prometheusAt(bindAddress: string): TelemetryOptions {
  return {
    metrics: {
      prometheus: {
        bindAddress,
        countersTotalSuffix: true,
        unitSuffix: true,
        useSecondsForDurations: true,
        histogramBucketOverrides: {
          activity_execution_latency: SECONDS,
          activity_schedule_to_start_latency: SECONDS,
          activity_succeed_endtoend_latency: SECONDS,
          [CALL_COST]: DOLLARS,
        },
      },
      // It would name Temporal's core, also on what is not of it.
      attachServiceName: false,
    },
  };
}
