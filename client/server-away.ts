import { isGrpcServiceError, ServiceError } from '@temporalio/client';

const DEADLINE_EXCEEDED = 4;
const UNAVAILABLE = 14;

/** Whether Temporal could not be reached, whatever it was asked: later it may answer. */
export function isServerAway(error: unknown): boolean {
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) && [DEADLINE_EXCEEDED, UNAVAILABLE].includes(cause.code);
}
