/** Things that are done one after the other to the same target, and at the same time to different ones. */
export class Turns {
  readonly #last = new Map<string, Promise<void>>();
  #failure: unknown;

  /** Begins `work` as soon as what the target is undergoing is over. */
  take(target: string, work: () => Promise<void>): void {
    const turn = (this.#last.get(target) ?? Promise.resolve()).then(work);
    turn.catch((error: unknown) => (this.#failure ??= error));
    this.#last.set(target, turn);
  }

  /** True. @throws what something failed with, so that nobody waits for what it was to bring about */
  goWell(): boolean {
    if (this.#failure !== undefined) throw this.#failure;
    return true;
  }

  /** Resolves when everything is over. @throws what the first of it failed with */
  async allOver(): Promise<void> {
    await Promise.all(this.#last.values());
  }
}
