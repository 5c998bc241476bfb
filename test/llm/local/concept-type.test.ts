import { describe, expect, test } from 'vitest';
import { judgeType, type TypeEvidence } from '../../../llm/local/concept-type.ts';
import { profileOf } from '../../../llm/local/languages/profiles.ts';
import { tagLine } from './tagged.ts';

/** The type of the words after `…` in an ordinary sentence, with what else is known of them. */
function typeOf(language: string, term: string, evidence: Partial<TypeEvidence> = {}): string {
  const { tokens } = tagLine(
    language,
    language === 'fr' ? `nous avons vu ${term}` : `we saw ${term}`,
  );
  const words = tokens.slice(language === 'fr' ? 3 : 2);
  return judgeType(
    {
      words,
      genus: [],
      preceding: [],
      following: [],
      apposed: [],
      isPlace: false,
      definition: null,
      ...evidence,
    },
    profileOf(language),
  ).type;
}

function genus(language: string, phrase: string): Partial<TypeEvidence> {
  return { genus: tagLine(language, phrase).tokens, definition: 'sentence' };
}

describe('types by the head noun', () => {
  test.each([
    ['en', 'data steward', 'ROLE'],
    ['en', 'Business Process Owners', 'ROLE'],
    ['en', 'Head of Procurement', 'ROLE'],
    ['en', 'information security standard', 'STANDARD'],
    ['en', 'Data Protection Act', 'STANDARD'],
    ['en', 'identity platform', 'TOOL'],
    ['en', 'message queue', 'TOOL'],
    ['en', 'change management', 'PRACTICE'],
    ['en', 'risk assessment', 'PRACTICE'],
    ['en', 'source data verification', 'PRACTICE'],
    ['en', 'steering committee', 'ENTITY'],
    ['en', 'power station', 'ENTITY'],
    ['en', 'fulfilment centre', 'ENTITY'],
    ['fr', 'délégué à la protection des données', 'ROLE'],
    ['fr', 'responsable qualité', 'ROLE'],
    ['fr', 'norme de qualité', 'STANDARD'],
    ['fr', 'décret tertiaire', 'STANDARD'],
    ['fr', 'logiciel de caisse', 'TOOL'],
    ['fr', 'capteurs de pression', 'TOOL'],
    ['fr', 'gestion des risques', 'PRACTICE'],
    ['fr', 'déploiement progressif', 'PRACTICE'],
    ['fr', 'comité de pilotage', 'ENTITY'],
    ['fr', 'bâtiment scolaire', 'ENTITY'],
  ])('%s: %s', (language, term, type) => {
    expect(typeOf(language, term)).toBe(type);
  });
});

describe('types by the shape of the name', () => {
  test.each([
    ['ISO/IEC 27001', 'STANDARD'],
    ['ISO 3691-4', 'STANDARD'],
    ['RFC 1413', 'STANDARD'],
    ['GDPR', 'STANDARD'],
    ['OAuth 2.0', 'STANDARD'],
    ['GS1-128', 'STANDARD'],
    ['PCI DSS', 'STANDARD'],
    ['NIST SP 800-53', 'STANDARD'],
    ['EN 50128', 'STANDARD'],
    ['FDA', 'ENTITY'],
    ['ISO', 'ENTITY'],
    ['SOC team', 'ENTITY'],
    ['DocumentConverter', 'TOOL'],
    ['PipelineOptions', 'TOOL'],
    ['Ingrid Solheim', 'ENTITY'],
    ['KPI', 'ENTITY'],
  ])('%s', (term, type) => {
    expect(typeOf('en', term)).toBe(type);
  });
});

describe('types by what stands beside', () => {
  test('a definition says what kind of thing it is', () => {
    expect(typeOf('en', 'Keycloak', genus('en', 'identity provider'))).toBe('TOOL');
    expect(typeOf('en', 'CloudEvents', genus('en', 'open specification'))).toBe('STANDARD');
    expect(typeOf('en', 'Data mesh', genus('en', 'organisational approach'))).toBe('PRACTICE');
    expect(typeOf('en', 'composite endpoint', genus('en', 'outcome'))).toBe('ENTITY');
    expect(typeOf('fr', 'sous-réseau', genus('fr', 'démarche collective'))).toBe('PRACTICE');
  });

  test('a definition makes no tool of a role by calling it a single point', () => {
    expect(typeOf('en', 'duty manager', genus('en', 'approach'))).toBe('ROLE');
  });

  test('a noun in apposition does', () => {
    expect(typeOf('fr', 'Klaxit', { apposed: ['plateforme'] })).toBe('TOOL');
    expect(typeOf('fr', 'Alpha', { apposed: ['norme'] })).toBe('STANDARD');
  });

  test('a name that is used, or that does what tools do, is a tool', () => {
    expect(typeOf('en', 'Checkr', { preceding: ['via'] })).toBe('TOOL');
    expect(typeOf('en', 'Prometheus', { following: ['stores'] })).toBe('TOOL');
    expect(typeOf('fr', 'Ciril', { preceding: ['dans'] })).toBe('TOOL');
    expect(typeOf('en', 'Rotterdam', { preceding: ['in'] })).toBe('ENTITY');
  });

  test('a name of one word is a tool, unless it is a place or where something is', () => {
    expect(typeOf('en', 'Rotterdam')).toBe('TOOL');
    expect(typeOf('en', 'Berlin', { isPlace: true })).toBe('ENTITY');
  });

  test('a name that one keeps to is a standard', () => {
    expect(typeOf('en', 'COREP', { preceding: ['follow'] })).toBe('STANDARD');
    expect(typeOf('fr', 'EBIOS', { preceding: ['selon'] })).toBe('STANDARD');
  });

  test.each([
    ['IFRS 9', 'STANDARD'],
    ['Annex 11', 'STANDARD'],
    ['Solvency II', 'STANDARD'],
    ['Good Clinical Practice', 'STANDARD'],
    ['Phase II', 'ENTITY'],
    ['Grid Pro', 'TOOL'],
  ])('the shape of %s tells that it is a %s', (name, type) => {
    expect(typeOf('en', name)).toBe(type);
  });

  test('a common noun with a definition and no kind is a practice, unless it names a quality', () => {
    expect(typeOf('en', 'error budget', { definition: 'sentence' })).toBe('PRACTICE');
    expect(typeOf('en', 'availability', { definition: 'sentence' })).toBe('ENTITY');
    expect(typeOf('en', 'error budget')).toBe('ENTITY');
  });
});

test('types of other languages are told by names alone', () => {
  expect(typeOf('es', 'ISO 9001')).toBe('STANDARD');
  expect(typeOf('es', 'residuos urbanos')).toBe('ENTITY');
});
