import type { LlmUsage } from './llm-usage.ts';

/**
 * Every failure that Knowbase foresees, as a type. The name travels as the `type` of Temporal's
 * ApplicationFailure (`activities/failures.ts`), and comes back as an exit status or an HTTP status.
 * docs/errors.md says what each means and what to do; a test holds the two together.
 */
export interface ErrorTraits {
  /** Whether the same attempt may succeed later. */
  retryable: boolean;
  /** Whose lack it is: `input` is exit status 2 and HTTP 4xx, anything else 1 and 5xx. */
  blame: 'input' | 'environment';
  /** Whether it is waited out however often it happens, since it says nothing against the work itself. */
  isWaitedOut?: true;
}

/** Type under which a failure is reported that none of these classes stands for. */
export const UNEXPECTED = 'Unexpected';

/** Type under which a step is reported whose worker was lost each time. */
export const WORKER_LOST = 'WorkerLost';

interface ErrorOptions {
  cause?: unknown;
  /** How long the other side asks to wait before the next attempt. */
  retryAfterMs?: number;
}

export abstract class KnowbaseError extends Error {
  abstract readonly traits: ErrorTraits;
  readonly retryAfterMs: number | undefined;

  constructor(message: string, options: ErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.retryAfterMs = options.retryAfterMs;
  }

  /** The stable name under which the failure is reported everywhere. */
  get type(): string {
    return this.name;
  }
}

const wrongInput: ErrorTraits = { retryable: false, blame: 'input' };
const passing: ErrorTraits = { retryable: true, blame: 'environment' };
const waitedOut: ErrorTraits = { ...passing, isWaitedOut: true };
const lasting: ErrorTraits = { retryable: false, blame: 'environment' };

/* The deck */

/** The file is not a deck that can be read. */
export class InvalidDeck extends KnowbaseError {
  readonly traits = wrongInput;
}
/** The deck is protected by a password. */
export class EncryptedDeck extends KnowbaseError {
  readonly traits = wrongInput;
}
/** The deck is over one of the limits of the configuration. */
export class DeckTooLarge extends KnowbaseError {
  readonly traits = wrongInput;
}

/* What the user asked for */

/** An argument or a field has a value that is not allowed. */
export class InvalidInput extends KnowbaseError {
  readonly traits = wrongInput;
}
/** A variable of the environment has a value that is not allowed. */
export class InvalidConfiguration extends KnowbaseError {
  readonly traits = wrongInput;
}
/** No document of that name is known to the tenant. */
export class DocumentNotFound extends KnowbaseError {
  readonly traits = wrongInput;
}
/** Another revision of the document is being ingested. */
export class DocumentBusy extends KnowbaseError {
  readonly traits = wrongInput;
}
/** The ingest was cancelled before it wrote anything. */
export class IngestCancelled extends KnowbaseError {
  readonly traits = lasting;
}
/** A segment that is unknown or did not fail was to be replayed. */
export class SegmentNotReplayable extends KnowbaseError {
  readonly traits = wrongInput;
}

/* The LLM, and the embedding endpoint */

/** 429, or 529 with a time to wait: too many requests or tokens, by the provider's limits or by ours. */
export class LlmRateLimited extends KnowbaseError {
  readonly traits = waitedOut;
}
/** 5xx, 529, a reset connection, a time-out. */
export class LlmUnavailable extends KnowbaseError {
  readonly traits = passing;
  /** Whether the call did not get as far as the provider, and so cannot have failed for what it asked. */
  isUnreachable = false;
}
/**
 * The provider has failed so often in a row that it is left alone for a while. The workflow waits, and goes on
 * when it answers again; so it is not left to Temporal's retries.
 */
export class LlmPaused extends KnowbaseError {
  readonly traits = lasting;
}
/** The account has no credit left. */
export class LlmQuotaExhausted extends KnowbaseError {
  readonly traits = lasting;
}
/** 401 or 403: the key is wrong or may not use the model. */
export class LlmUnauthorized extends KnowbaseError {
  readonly traits = lasting;
}
/** 400 or 404: the request or the model is not accepted. */
export class LlmRequestRejected extends KnowbaseError {
  readonly traits = lasting;
}
/**
 * The answer cannot be used: not JSON, cut short, another schema, refused, evidence that the text does not
 * hold. The workflow asks again, telling the model why; so it is not left to Temporal's retries.
 */
export class LlmAnswerInvalid extends KnowbaseError {
  readonly traits = lasting;
  /** What the answer cost, useless as it is. */
  usage: LlmUsage | undefined;
}

/** No budget is left for the call; the workflow may have another reader. */
export class BudgetSpent extends KnowbaseError {
  readonly traits = lasting;
}

/* The stores */

/** Neo4j, Qdrant or the artifact store does not answer, is not trusted, or asks to come back later. */
export class StoreUnavailable extends KnowbaseError {
  readonly traits = waitedOut;
}
/** The store answers, and says no. */
export class StoreRejected extends KnowbaseError {
  readonly traits = lasting;
}
/** The collection in Qdrant was made for another embedding model. */
export class EmbeddingMismatch extends KnowbaseError {
  readonly traits = lasting;
}
/** An artifact that the workflow refers to is not in the artifact store. */
export class ArtifactMissing extends KnowbaseError {
  readonly traits = lasting;
}
/** The bytes of an artifact are not those that were written. */
export class ArtifactCorrupt extends KnowbaseError {
  readonly traits = lasting;
}

/* The surroundings */

/** A program that Knowbase needs on this machine is missing or too old. */
export class PrerequisiteMissing extends KnowbaseError {
  readonly traits = lasting;
}
/** A server of the local stack did not start. */
export class StackFailed extends KnowbaseError {
  readonly traits = lasting;
}
/** A server that the command needs does not answer. */
export class ServerUnreachable extends KnowbaseError {
  readonly traits = passing;
}
