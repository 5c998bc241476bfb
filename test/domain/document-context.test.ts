import { expect, it } from 'vitest';
import { glossaryFor } from '../../domain/document-context.ts';

const glossary = [
  { acronym: 'SLO', expansion: 'service level objective' },
  { acronym: 'CI/CD', expansion: 'continuous integration and delivery' },
  { acronym: 'DPO', expansion: 'data protection officer' },
];

it.each([
  ['Each team has an SLO.', ['SLO']],
  ['SLOs and the (DPO)', ['DPO', 'SLO']],
  ['Nothing of it, and a slow SLOPE', []],
  ['l’analyse du DPO, d’après le SLO-1', ['DPO', 'SLO']],
  ['by CI/CD or DPO/SLO', ['CI/CD', 'DPO', 'SLO']],
  ['', []],
])('gives for %j the acronyms that stand in it', (text, acronyms) => {
  expect(glossaryFor(text, { glossary }).map(({ acronym }) => acronym)).toEqual(acronyms);
});
