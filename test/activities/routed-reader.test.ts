import { describe, expect, it } from 'vitest';
import { routedReader } from '../../activities/routed-reader.ts';
import { LlmRequestRejected } from '../../domain/errors.ts';
import { aReader } from './readers.ts';

const SMALL = aReader({ model: 'small' });
const BIG = aReader({ model: 'big' });
const LOCAL = aReader({ model: 'local' });

describe('routedReader', () => {
  it('is the usual one where no route is named', () => {
    expect(routedReader({ SMALL, BIG })).toEqual({ reader: SMALL, answersFor: [SMALL] });
  });

  it('answers with the bigger model for the usual one, too', () => {
    expect(routedReader({ SMALL, BIG }, 'BIG')).toEqual({ reader: BIG, answersFor: [BIG, SMALL] });
  });

  it('is the local one where that is wanted', () => {
    const local = { SMALL: LOCAL, LOCAL };
    expect(routedReader(local, 'LOCAL')).toEqual({ reader: LOCAL, answersFor: [LOCAL] });
  });

  it('says so when the worker has none', () => {
    expect(() => routedReader({ SMALL }, 'BIG')).toThrow(LlmRequestRejected);
    expect(() => routedReader({ SMALL }, 'BIG')).toThrow(/BIG.*_BIG_MODEL/);
  });
});
