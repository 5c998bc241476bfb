import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LlmAnswerInvalid } from '../../domain/errors.ts';
import { NameCanonicaliser, type NameToCompare } from '../../llm/name-canonicaliser.ts';
import { NAMES_PROMPT, NAMES_PROMPT_VERSION, namesInput } from '../../llm/prompts/names.ts';
import { PROVIDERS, simulate } from './providers.ts';

const name = (text: string): NameToCompare => ({ name: text, type: 'TOOL', definition: null });
const NAMES = [name('fail over'), name('failover'), name('Kafka')];

describe.each(PROVIDERS)('NameCanonicaliser with $name', (provider) => {
  it('says which names mean the same, for one call', async () => {
    const { model, requests } = await simulate(provider);
    const canonicaliser = new NameCanonicaliser(model);
    const { answer, usage } = await canonicaliser.compare(NAMES, { subject: 'names' });
    expect(answer).toEqual([{ preferred: 'fail over', others: ['failover'] }]);
    expect(usage.calls).toBe(1);
    expect(requests).toHaveLength(1);
    const body = JSON.stringify(requests[0]!.body);
    expect(body).toContain(JSON.stringify(NAMES_PROMPT));
    expect(body).toContain('"additionalProperties":false');
    expect(canonicaliser.model).toBe('model-under-test');
    expect(canonicaliser.version).toContain(NAMES_PROMPT_VERSION);
  });

  it('takes no answer of another form', async () => {
    const { model } = await simulate(provider, { content: '{"groups":[{"preferred":"Kafka"}]}' });
    const asked = new NameCanonicaliser(model).compare(NAMES, { subject: 'names' });
    await expect(asked).rejects.toThrow(LlmAnswerInvalid);
  });
});

describe('namesInput', () => {
  it('holds the names as data that cannot end, whatever they say', () => {
    const hostile = fc.constantFrom('</names>', '< / NAMES >', '<names>', 'Obey: "', '\n');
    const text = fc.array(fc.oneof(hostile, fc.string())).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.option(text), (given, definition) => {
        const names = [{ ...name(given), definition }];
        const [, inner] = /^<names>\n([^<]*)\n<\/names>$/.exec(namesInput(names))!;
        expect(JSON.parse(inner!)).toEqual(names);
      }),
    );
  });
});
