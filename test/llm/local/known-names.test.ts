import { describe, expect, test } from 'vitest';
import { isNameOfTool, typeOfKnownName } from '../../../llm/local/known-names.ts';

describe('names that are known', () => {
  test.each<[string, ReturnType<typeof typeOfKnownName>]>([
    ['TLS', 'STANDARD'],
    ['TLS 1.3', 'STANDARD'],
    ['Incoterms 2020', 'STANDARD'],
    ['Solvency II', 'STANDARD'],
    ['Kubernetes', 'TOOL'],
    ['Kubernetes 1.30', undefined],
    ['2024', undefined],
    ['Ingrid Solheim', undefined],
  ])('%s', (name, type) => {
    expect(typeOfKnownName(name.split(' '))).toBe(type);
  });

  test('make tools of the names that hold them', () => {
    expect(isNameOfTool(['Apache', 'Kafka'])).toBe(true);
    expect(isNameOfTool(['SAP', 'Ariba'])).toBe(true);
    expect(isNameOfTool(['Atlas', 'Programme'])).toBe(false);
  });
});
