import { describe, expect, it } from 'vitest';
import { problem, problemOf } from '../../../client/http/problem.ts';
import { errorClasses } from '../../../domain/error-transfer.ts';
import { DeckTooLarge } from '../../../domain/errors.ts';

describe('problemOf, of our errors', () => {
  it('says what and why', () => {
    expect(problemOf(new DeckTooLarge('It has 300 MB.'))).toEqual({
      type: 'urn:knowbase:error:DeckTooLarge',
      title: 'DeckTooLarge',
      status: 413,
      detail: 'It has 300 MB.',
    });
  });

  it.each([
    ['InvalidDeck', 422],
    ['EncryptedDeck', 422],
    ['DeckTooLarge', 413],
    ['InvalidInput', 400],
    ['DocumentNotFound', 404],
    ['DocumentBusy', 409],
    ['SegmentNotReplayable', 409],
    ['IngestCancelled', 409],
    ['ServerUnreachable', 503],
    ['StoreUnavailable', 503],
    ['StoreRejected', 502],
    ['LlmUnauthorized', 502],
    ['LlmRateLimited', 502],
    ['ArtifactMissing', 502],
  ])('answers %s with %i', (name, status) => {
    const ErrorClass = errorClasses.get(name)!;
    expect(problemOf(new ErrorClass('why')).status).toBe(status);
  });

  it.each([...errorClasses])('blames the request for %s only where it is to blame', (_, Class) => {
    const error = new Class('why');
    const { status } = problemOf(error);
    if (error.traits.blame === 'input') expect(status).toBeLessThan(500);
    expect(status).toBeGreaterThanOrEqual(400);
  });
});

describe('problemOf, of other errors', () => {
  it('says what the server refused, and why', () => {
    const refused = Object.assign(new Error('Body is too large'), {
      statusCode: 413,
      code: 'FST_ERR_CTP_BODY_TOO_LARGE',
    });
    expect(problemOf(refused)).toMatchObject({
      title: 'FST_ERR_CTP_BODY_TOO_LARGE',
      status: 413,
      detail: 'Body is too large',
    });
  });

  it('has words for a refusal without any', () => {
    expect(problemOf({ statusCode: 400 })).toMatchObject({
      title: 'BadRequest',
      status: 400,
      detail: 'The request is not understood.',
    });
  });

  it.each([
    ['that was not foreseen', new TypeError('secret.key is undefined')],
    ['of the server', Object.assign(new Error('secret path'), { statusCode: 500, code: 'X' })],
    ['that is a text', 'secret'],
  ])('tells nothing of an error %s', (_, error) => {
    expect(problemOf(error)).toEqual({
      type: 'urn:knowbase:error:Unexpected',
      title: 'Unexpected',
      status: 500,
      detail: 'The server failed. Its log says why.',
    });
  });
});

describe('problem', () => {
  it('names its type as a URN', () => {
    expect(problem('NotFound', 404, 'There is no GET /x.').type).toBe(
      'urn:knowbase:error:NotFound',
    );
  });
});
