import type { AnsweredBatch } from '../activities/name-questions.ts';
import { halvesOf, type NameBatch } from '../domain/name-batches.ts';
import type { NamesNotAsked } from './contract.ts';

/** A model that answers badly this often for one document is asked no more about its names. */
const MAX_BAD_ANSWERS = 50;

/** Batches of names on their way to a model: a batch whose answer is bad is cut in half. Plain state. */
export class NameBatchQueue {
  readonly #waiting: NameBatch[];
  readonly #answers: AnsweredBatch[] = [];
  #badAnswers = 0;
  /** Pairs that no answer was had for, and why not. */
  notAsked: NamesNotAsked | undefined;

  constructor(batches: NameBatch[]) {
    this.#waiting = [...batches];
  }

  take(): NameBatch | undefined {
    return this.#waiting.shift();
  }

  /** The model has answered, now or before; then perhaps about parts of the batch. */
  answer(answers: AnsweredBatch[]): void {
    this.#answers.push(...answers);
  }

  /** The answer was of no use: both halves are asked about instead, down to two names, which are given up. */
  bisect(batch: NameBatch, reason: string): void {
    this.#badAnswers += 1;
    const halves = halvesOf(batch);
    if (halves === undefined) this.#leave(batch, reason);
    else this.#waiting.unshift(...halves);
    if (this.#badAnswers >= MAX_BAD_ANSWERS) this.#leaveAll(reason);
  }

  /** No answer is to be had, for this batch or any that waits. */
  giveUp(batch: NameBatch, reason: string): void {
    this.#leave(batch, reason);
    this.#leaveAll(reason);
  }

  /** In the order of the batches, however they came in. */
  get answers(): AnsweredBatch[] {
    return this.#answers.toSorted((a, b) => a.from - b.from);
  }

  #leaveAll(reason: string): void {
    for (const batch of this.#waiting.splice(0)) this.#leave(batch, reason);
  }

  #leave({ from, to }: NameBatch, reason: string): void {
    this.notAsked = { pairs: (this.notAsked?.pairs ?? 0) + to - from, reason };
  }
}
