import type { IngestPlan } from '../activities/plan-ingest.ts';
import type { Degraded, OutageProgress } from './contract.ts';
import type { IngestBudget } from './ingest-budget.ts';
import { ProviderOutage, type GivenUpOutage } from './provider-outage.ts';

/** For runs that were planned before the configuration had a say in it. */
const DEFAULT_PATIENCE_MS = 300_000;

/** A model may be down while another is not. */
type OutageKind = 'reader' | 'bigReader' | 'embedder';

/** Providers whose outage is no longer waited for. */
export type GivenUp = Partial<Record<OutageKind, GivenUpOutage>>;

export interface ProviderCallsOptions {
  plan: Pick<IngestPlan, 'outagePatienceMs'>;
  /** What the calls may cost, where there is a limit. */
  budget: IngestBudget | undefined;
  /** Temporal's clock. */
  now: () => number;
  /** Told when an outage begins, goes on or ends. */
  onChange: () => void;
  /** Outages that the document knows of from earlier pages. */
  givenUp?: GivenUp | undefined;
}

/** What the calls of a workflow to providers have to heed: outages and budgets. Plain state. */
export class ProviderCalls {
  readonly outages: Record<OutageKind, ProviderOutage>;
  readonly budget: IngestBudget | undefined;
  /** Segments that the local reader reads since no budget is left. */
  degraded: Degraded | undefined;

  constructor({ plan, budget, now, onChange, givenUp = {} }: ProviderCallsOptions) {
    const { outagePatienceMs: patienceMs = DEFAULT_PATIENCE_MS } = plan;
    const outageOf = (kind: OutageKind) =>
      new ProviderOutage({ patienceMs, now, onChange, givenUp: givenUp[kind] });
    this.outages = {
      reader: outageOf('reader'),
      bigReader: outageOf('bigReader'),
      embedder: outageOf('embedder'),
    };
    this.budget = budget;
  }

  noteDegraded(reason: string): void {
    this.degraded = addDegraded(this.degraded, { segments: 1, reason });
  }

  /** Has the patience with all providers begin anew. */
  renew(): void {
    for (const outage of Object.values(this.outages)) outage.renew();
  }

  /** The providers that are waited for. */
  get waitsFor(): OutageProgress[] {
    return Object.values(this.outages).flatMap(({ progress }) => progress ?? []);
  }

  get givenUp(): GivenUp {
    return Object.fromEntries(
      Object.entries(this.outages).flatMap(([kind, { givenUp }]) =>
        givenUp === undefined ? [] : [[kind, givenUp]],
      ),
    );
  }
}

/** Both together; the reason is the later one's. */
export function addDegraded(
  before: Degraded | undefined,
  after: Degraded | undefined,
): Degraded | undefined {
  if (before === undefined || after === undefined) return after ?? before;
  return { segments: before.segments + after.segments, reason: after.reason };
}
