import { expect, test } from 'vitest';
import { isPlaceName } from '../../../llm/local/place-names.ts';

test.each([
  ['France', 'fr'],
  ['Allemagne', 'fr'],
  ['Germany', 'en'],
  ['Europe', 'en'],
  ['Lisbon', 'en'],
  ['Sao Paulo', 'en'],
])('%s is a place in %s', (name, language) => {
  expect(isPlaceName(name, language)).toBe(true);
});

test.each(['Kafka', 'Atlas', 'ISO', 'Prometheus'])('%s is none', (name) => {
  expect(isPlaceName(name, 'en')).toBe(false);
});
