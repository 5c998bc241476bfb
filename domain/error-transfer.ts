import * as errors from './errors.ts';
import { KnowbaseError } from './errors.ts';

/** An error as plain data, for places that errors cannot cross as they are. */
export interface PlainError {
  /** Name of a class of `domain/errors.ts`, or of any other error. */
  type: string;
  message: string;
  stack?: string;
  retryAfterMs?: number;
}

type ErrorClass = new (message: string, options?: { retryAfterMs?: number }) => KnowbaseError;

/** Every class of `domain/errors.ts` that can be thrown, by its name. */
export const errorClasses: ReadonlyMap<string, ErrorClass> = new Map(
  Object.entries(errors)
    .filter(([, value]) => typeof value === 'function' && value !== KnowbaseError)
    .map(([name, errorClass]) => [name, errorClass as unknown as ErrorClass]),
);

export function transferableError(error: unknown): PlainError {
  if (!(error instanceof Error)) return { type: 'Error', message: String(error) };
  return {
    type: error.name,
    message: error.message,
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(error instanceof KnowbaseError && error.retryAfterMs !== undefined
      ? { retryAfterMs: error.retryAfterMs }
      : {}),
  };
}

/** The error again: of its own class when that is one of ours, else a plain Error under its old name. */
export function reviveError({ type, message, stack, retryAfterMs }: PlainError): Error {
  const ErrorClass = errorClasses.get(type);
  const error =
    ErrorClass === undefined
      ? new Error(message)
      : new ErrorClass(message, retryAfterMs === undefined ? {} : { retryAfterMs });
  if (stack !== undefined) error.stack = stack;
  if (ErrorClass === undefined) error.name = type;
  return error;
}
