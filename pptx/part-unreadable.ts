/**
 * One part of the package cannot be read. It stays within `pptx/`: whoever needs the part turns it into a
 * warning, or into InvalidDeck when there is no deck without that part.
 */
export class PartUnreadable extends Error {
  /** The part's name within the package. */
  readonly part: string;

  /** `reason` continues the sentence "The part … " and has no full stop. */
  constructor(part: string, reason: string, cause?: unknown) {
    super(reason, cause === undefined ? undefined : { cause });
    this.name = 'PartUnreadable';
    this.part = part;
  }
}

/** Takes note of something in a part that could not be read or is doubtful. */
export type Warn = (part: string, message: string) => void;

/**
 * What `read` gives, or undefined with a warning when a part turns out unreadable. Every other error passes: limits
 * and policies concern the whole deck.
 */
export function readOrWarn<Result>(warn: Warn, read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof PartUnreadable)) throw error;
    warn(error.part, `The part ${error.message}.`);
    return undefined;
  }
}
