/** A call needed more time or memory than the threads of its pool may take, so its thread was ended. */
export class ThreadLimitExceeded extends Error {
  readonly limit: 'time' | 'memory';

  constructor(limit: 'time' | 'memory', options?: ErrorOptions) {
    super(`The thread was ended: the call reached its ${limit} limit.`, options);
    this.name = 'ThreadLimitExceeded';
    this.limit = limit;
  }
}
