import { StoreUnavailable } from '../../domain/errors.ts';

/** The result of work on the storage. @throws StoreUnavailable when it fails, whatever the storage threw */
export async function attempt<Result>(verb: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw new StoreUnavailable(
      `The artifact store could not ${verb}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}
