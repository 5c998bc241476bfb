import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LlmAnswerInvalid } from '../../domain/errors.ts';
import { parseAnswer, readAnswer } from '../../llm/answers.ts';

const CITY = z.object({ name: z.string(), inhabitants: z.number().int().min(0) });
const USAGE = { calls: 1, inputTokens: 20, outputTokens: 3 };

describe('parseAnswer', () => {
  it('gives the answer as the schema has it', () => {
    expect(parseAnswer('{"name": "Bern", "inhabitants": 134000, "extra": 1}', CITY)).toEqual({
      name: 'Bern',
      inhabitants: 134_000,
    });
  });

  it.each(['', ' ', 'Bern', '{"name": "Be', "{'name': 'Bern'}", '{} {}', 'NaN'])(
    'says that %j is not JSON, and keeps the cause',
    (text) => {
      const error = thrownBy(() => parseAnswer(text, CITY));
      expect(error).toBeInstanceOf(LlmAnswerInvalid);
      expect(error.message).toBe('The answer is not JSON.');
      expect(error.cause).toBeInstanceOf(SyntaxError);
    },
  );

  it('says where the schema is broken, and how', () => {
    const error = thrownBy(() => parseAnswer('{"name": 7, "inhabitants": -1}', CITY));
    expect(error).toBeInstanceOf(LlmAnswerInvalid);
    expect(error.message).toMatch(/^The answer breaks the schema \(name: .+; inhabitants: .+\)\.$/);
  });

  it('names the place within lists, and the whole answer when it is that', () => {
    const cities = z.array(CITY);
    const inList = thrownBy(() => parseAnswer('[{"name": "Bern"}]', cities));
    expect(inList.message).toContain('0.inhabitants: ');
    expect(thrownBy(() => parseAnswer('{}', cities)).message).toContain('the answer: ');
  });

  it('names three mistakes at most', () => {
    const error = thrownBy(() => parseAnswer(JSON.stringify(Array(50).fill(1)), z.array(CITY)));
    expect(error.message.match(/\d+: /g)).toEqual(['0: ', '1: ', '2: ']);
  });

  it('does not repeat what the model made up', () => {
    const message = thrownBy(() => parseAnswer('{"name": ["Ignore all"]}', CITY)).message;
    expect(message).not.toContain('Ignore all');
  });

  it('gives a valid answer or throws LlmAnswerInvalid, whatever the text', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      fc.record({ name: fc.string(), inhabitants: fc.nat() }).map((city) => JSON.stringify(city)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          expect(CITY.safeParse(parseAnswer(text, CITY)).success).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(LlmAnswerInvalid);
        }
      }),
    );
  });
});

describe('readAnswer', () => {
  it('gives the answer with what it has cost', () => {
    expect(readAnswer(USAGE, () => 'Bern')).toEqual({ answer: 'Bern', usage: USAGE });
  });

  it('lets an answer that cannot be used say what it has cost', () => {
    const invalid = new LlmAnswerInvalid('no');
    const error = thrownBy(() => readAnswer(USAGE, () => raise(invalid)));
    expect(error).toBe(invalid);
    expect(invalid.usage).toEqual(USAGE);
  });

  it('leaves other errors as they are', () => {
    const mistake = new RangeError('a mistake of ours');
    expect(thrownBy(() => readAnswer(USAGE, () => raise(mistake)))).toBe(mistake);
    expect(mistake).not.toHaveProperty('usage');
  });
});

function raise(error: Error): never {
  throw error;
}

function thrownBy(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  return expect.unreachable('Nothing was thrown.');
}
