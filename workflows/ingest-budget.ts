import {
  isLimited,
  limitInWords,
  minus,
  NOTHING,
  plus,
  times,
  type Amount,
  type BudgetLimit,
  type BudgetPlan,
} from '../domain/budget.ts';
import type { BudgetDraw, BudgetShortage } from '../stores/neo4j/budget-ledger.ts';

/** A share of the budgets that is set aside for one call. */
export interface Reservation {
  day: string;
  amount: Amount;
}

/** So many calls are drawn ahead, since each draw is an activity. */
const CALLS_AHEAD = 10;

/**
 * The part of the budgets that a run holds: it draws on them in blocks, hands shares to its calls, and in the end
 * gives back what was not spent. Plain state but for `draw`.
 */
export class IngestBudget {
  readonly plan: BudgetPlan;
  /** Of the ingest, beside that of the tenant's day. */
  readonly account: string;
  readonly #draw: (draws: BudgetDraw[]) => Promise<BudgetShortage | null>;
  readonly #now: () => number;
  /** What is spent and reserved, and what is drawn, by the day of the calls. */
  readonly #used = new Map<string, Amount>();
  readonly #held = new Map<string, Amount>();
  /** Reservations that are not settled, and who waits for one to be. */
  #open = 0;
  readonly #waiting: (() => void)[] = [];
  /** Draws are made one after the other, so that the last number is the latest. */
  #drawing: Promise<unknown> = Promise.resolve();

  /**
   * @param ingest names the ingest whose document budget it is; its parts share it
   * @param draw sets what this run holds of the budgets
   * @param now Temporal's clock
   */
  constructor(
    plan: BudgetPlan,
    ingest: string,
    draw: (draws: BudgetDraw[]) => Promise<BudgetShortage | null>,
    now: () => number,
  ) {
    this.plan = plan;
    this.account = `ingest/${ingest}`;
    this.#draw = draw;
    this.#now = now;
  }

  /**
   * Sets the amount aside, or says in words which budget is spent. Calls under way may cost less than is set aside
   * for them, so it waits for those before it says no.
   */
  async reserve(amount: Amount): Promise<Reservation | string> {
    for (;;) {
      const day = new Date(this.#now()).toISOString().slice(0, 10);
      const shortage = await this.#inTurn(() => this.#take(day, amount));
      if (shortage === null) {
        this.#open += 1;
        return { day, amount };
      }
      if (this.#open === 0) return this.#inWords(shortage);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Replaces a reservation by what the call has cost. */
  settle({ day, amount }: Reservation, actual: Amount): void {
    this.#used.set(day, plus(minus(this.#usedOn(day), amount), actual));
    this.#open -= 1;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  get hasDrawn(): boolean {
    return this.#held.size > 0;
  }

  /** Gives back what was drawn and not spent. */
  async close(): Promise<void> {
    await this.#inTurn(async () => {
      for (const day of this.#held.keys())
        await this.#draw(this.#drawsOf(day, this.#usedOn(day), true));
    });
  }

  #usedOn(day: string): Amount {
    return this.#used.get(day) ?? NOTHING;
  }

  #heldOn(day: string): Amount {
    return this.#held.get(day) ?? NOTHING;
  }

  async #take(day: string, amount: Amount): Promise<BudgetShortage | null> {
    const wanted = plus(this.#usedOn(day), amount);
    if (!covers(this.#heldOn(day), wanted)) {
      const ahead = plus(wanted, times(amount, CALLS_AHEAD - 1));
      const shortage =
        (await this.#hold(day, ahead)) === null ? null : await this.#hold(day, wanted);
      if (shortage !== null) return shortage;
    }
    // Looked at again, since a call may have been settled while the draw was under way.
    this.#used.set(day, plus(this.#usedOn(day), amount));
    return null;
  }

  async #hold(day: string, amount: Amount): Promise<BudgetShortage | null> {
    const shortage = await this.#draw(this.#drawsOf(day, amount, false));
    if (shortage === null) this.#held.set(day, amount);
    return shortage;
  }

  /** What was spent is spent, also when it turned out to be more than was reserved. */
  #drawsOf(day: string, amount: Amount, isSpent: boolean): BudgetDraw[] {
    const otherDays = [...this.#used.keys()].filter((used) => used !== day);
    const whole = otherDays.reduce((sum, other) => plus(sum, this.#usedOn(other)), amount);
    const { document, tenantDaily } = this.plan;
    const draw = (account: string, limit: BudgetLimit, held: Amount) =>
      isLimited(limit) ? [{ account, limit: isSpent ? {} : limit, held }] : [];
    return [...draw(this.account, document, whole), ...draw(`day/${day}`, tenantDaily, amount)];
  }

  #inWords({ account, unit }: BudgetShortage): string {
    const { document, tenantDaily } = this.plan;
    const suffix = { calls: 'CALLS', tokens: 'TOKENS', microUsd: 'USD' }[unit];
    return account === this.account
      ? `The budget of the document is spent: ${limitInWords(document, unit)} (BUDGET_DOCUMENT_${suffix}).`
      : `The tenant's budget of the day is spent: ${limitInWords(tenantDaily, unit)} (BUDGET_TENANT_DAILY_${suffix}).`;
  }

  async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#drawing.then(work);
    this.#drawing = turn.catch(() => undefined);
    return turn;
  }
}

function covers(held: Amount, wanted: Amount): boolean {
  return (
    held.calls >= wanted.calls && held.tokens >= wanted.tokens && held.microUsd >= wanted.microUsd
  );
}
