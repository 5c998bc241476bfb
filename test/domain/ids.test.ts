import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalConceptIdOf,
  chunkIdOf,
  generationOf,
  pointIdOf,
  protoConceptIdOf,
  segmentIdOf,
  sha256,
} from '../../domain/ids.ts';

const UUID_V5 = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('sha256', () => {
  it('gives the digest of FIPS 180-2 for its example', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('takes a text as its UTF-8 bytes', () => {
    expect(sha256('é')).toBe(sha256(new Uint8Array([0xc3, 0xa9])));
  });
});

describe('identifiers', () => {
  const all = {
    segment: segmentIdOf('acme', 'handbook', 'text', 0),
    chunk: chunkIdOf('segment-1', 0, 4),
    generation: generationOf('acme', 'handbook', ['part-1', 'part-2']),
    point: pointIdOf('generation-1', 'chunk-1'),
    protoConcept: protoConceptIdOf('acme', 'kafka'),
    canonicalConcept: canonicalConceptIdOf('acme', 'kafka'),
  };

  it('are UUIDs of version 5', () => {
    for (const id of Object.values(all)) expect(id).toMatch(UUID_V5);
  });

  it('of different kinds differ', () => {
    expect(new Set(Object.values(all)).size).toBe(6);
  });

  it('are those that earlier versions gave, which stores hold already', () => {
    expect(all).toEqual({
      segment: '771fbbb5-72f4-58e6-ae05-7135d2d9123e',
      chunk: 'bf0d83d5-60a4-5097-b4cf-9f8987e97ed8',
      generation: 'f6a7d325-f7b1-5aff-bbde-f7f31a54f89e',
      point: 'c4f27eea-5ea3-531c-9a72-e7c88c684a67',
      protoConcept: 'bf61a84d-f196-5701-9aa9-f9600b722e19',
      canonicalConcept: 'af713712-79fb-59f5-a016-f281760df7e8',
    });
  });

  it('do not run together what stands in different parts', () => {
    expect(protoConceptIdOf('a', 'bc')).not.toBe(protoConceptIdOf('ab', 'c'));
    expect(protoConceptIdOf('a","b', 'c')).not.toBe(protoConceptIdOf('a', 'b","c'));
    expect(chunkIdOf('s', 1, 23)).not.toBe(chunkIdOf('s', 12, 3));
    expect(generationOf('t', 'd', ['ab', 'c'])).not.toBe(generationOf('t', 'd', ['a', 'bc']));
  });

  it('of segments follow tenant, document, text and occurrence, and nothing else', () => {
    const parts = fc.tuple(fc.string(), fc.string(), fc.string(), fc.nat({ max: 9 }));
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const areSame = JSON.stringify(a) === JSON.stringify(b);
        expect(segmentIdOf(...a) === segmentIdOf(...b)).toBe(areSame);
        expect(segmentIdOf(...a)).toBe(segmentIdOf(...a));
      }),
    );
  });
});
