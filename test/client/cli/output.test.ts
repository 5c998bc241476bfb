import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  heading,
  plural,
  printJson,
  printLines,
  seconds,
  table,
  tell,
} from '../../../client/cli/output.ts';

/** What is written to a stream from now until the end of the test. */
function written(stream: NodeJS.WriteStream): string[] {
  const chunks: string[] = [];
  const spy = vi.spyOn(stream, 'write').mockImplementation((chunk) => {
    chunks.push(String(chunk));
    return true;
  });
  onTestFinished(() => spy.mockRestore());
  return chunks;
}

describe('printJson, printLines and tell', () => {
  it('write results to standard output, and all else to standard error', () => {
    const [out, err] = [written(process.stdout), written(process.stderr)];
    printJson({ a: [1] });
    printLines('one', 'two');
    tell('by the way');
    expect(out).toEqual(['{\n  "a": [\n    1\n  ]\n}\n', 'one\ntwo\n']);
    expect(err).toEqual(['by the way\n']);
  });
});

describe('table', () => {
  it('sets columns under their heads, without lines or blanks at the ends', () => {
    expect(
      table(
        ['Slide', 'Title'],
        [
          [1, 'Service levels'],
          [12, ''],
        ],
      ).split('\n'),
    ).toEqual(['Slide  Title', '1      Service levels', '12']);
  });

  it('has the heads alone without rows', () => {
    expect(table(['Slide', 'Title'], [])).toBe('Slide  Title');
  });

  it('sets wide characters by their width', () => {
    const lines = table(
      ['A', 'B'],
      [
        ['品質', 'x'],
        ['ab', 'y'],
      ],
    ).split('\n');
    expect(lines.slice(1)).toEqual(['品質  x', 'ab    y']);
  });
});

describe('heading', () => {
  it('has the words it is given', () => {
    expect(heading('Concepts')).toContain('Concepts');
  });
});

describe('plural', () => {
  it.each([
    [0, '0 slides'],
    [1, '1 slide'],
    [2, '2 slides'],
    [1200, '1,200 slides'],
  ])('of %i is %j', (count, words) => {
    expect(plural(count, 'slide')).toBe(words);
  });
});

describe('seconds', () => {
  it.each([
    [0, '0.0 s'],
    [0.04, '0.0 s'],
    [12.345, '12.3 s'],
    [59.94, '59.9 s'],
    [60, '1 min 0 s'],
    [61.4, '1 min 1 s'],
    [3600, '60 min 0 s'],
  ])('shows %d as %j', (value, shown) => {
    expect(seconds(value)).toBe(shown);
  });

  it.each([
    [59.97, '1 min 0 s'],
    [119.7, '2 min 0 s'],
  ])('rounds %d up to the next minute: %j', (value, shown) => {
    expect(seconds(value)).toBe(shown);
  });

  it('shows any time to the tenth of a second, or to the second from a minute on', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100_000, noNaN: true }), (value) => {
        const [, minutes = '0', rest = ''] = /^(?:(\d+) min )?([\d.]+) s$/.exec(seconds(value))!;
        expect(Number(rest)).toBeLessThan(60);
        const off = Math.abs(Number(minutes) * 60 + Number(rest) - value);
        expect(off).toBeLessThanOrEqual(minutes === '0' ? 0.051 : 0.51);
      }),
      { examples: [[119.7], [59.97]] },
    );
  });
});
