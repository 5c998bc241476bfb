import { expect, test } from 'vitest';
import { detectLanguage } from '../../../llm/local/language-detection.ts';

test.each([
  ['Gestion des risques et conformité au règlement', 'fr'],
  ['The register of risks and their owners', 'en'],
  ['Sicherheitskonzept und Architektur der Anlage', 'de'],
  ['Objetivos del proyecto para el próximo año', 'es'],
  ['データ品質の管理', 'ja'],
])('%s is %s', (text, language) => {
  expect(detectLanguage(text)).toBe(language);
});

test.each(['', '42', 'Kafka | Debezium'])('%j tells no language, so English', (text) => {
  expect(detectLanguage(text)).toBe('en');
});
