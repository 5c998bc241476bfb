import { describe, expect, test } from 'vitest';
import { extractionClaimsSchema, prepassSchema } from '../../../domain/concept.ts';
import { groundExtraction } from '../../../domain/grounding.ts';
import { extractLocally, prepassLocally } from '../../../llm/local/local-extraction.ts';
import { buildSegment } from './tagged.ts';

const ENGLISH = `Keeping promises
A service level objective (SLO) is a target for a measured property of a service over a period.
The SLO requires an error budget policy
Alerts go to PagerDuty, and PagerDuty integrates with Slack
Role | Duty
Incident Commander | leads the response
Agenda`;

const FRENCH = `Protéger les données
L'analyse d'impact relative à la protection des données (AIPD) est une étude qui évalue les risques d'un traitement.
L'AIPD s'appuie sur la méthode Ebios
Délégué à la protection des données | conseille et contrôle
Merci de votre attention`;

describe('prepassLocally', () => {
  test('tells language, subject, terms and acronyms', () => {
    const prepass = prepassLocally(buildSegment(ENGLISH, { topicLabel: 'Keeping promises' }));
    expect(prepassSchema.parse(prepass)).toEqual(prepass);
    expect(prepass.language).toBe('en');
    expect(prepass.subject).toMatch(/^Keeping promises: service level objective, /);
    expect(prepass.glossary).toEqual([{ acronym: 'SLO', expansion: 'service level objective' }]);
    expect(prepass.entities).toContain('PagerDuty');
    for (const entity of prepass.entities) expect(ENGLISH).toContain(entity);
  });

  test('detects the language when the segment has none', () => {
    expect(prepassLocally(buildSegment(FRENCH, { language: null })).language).toBe('fr');
  });

  test('has a subject whatever is missing', () => {
    expect(prepassLocally(buildSegment('', { topicLabel: 'Break' })).subject).toBe('Break');
    expect(prepassLocally(buildSegment('Our PagerDuty')).subject).toBe('PagerDuty');
    expect(prepassLocally(buildSegment('')).subject).toBe('');
  });
});

function extract(text: string, language: string | null = 'en') {
  const segment = buildSegment(text, { language });
  return extractLocally(segment, prepassLocally(segment));
}

describe('extractLocally', () => {
  test('gives what the schema of an LLM asks for', () => {
    const claims = extract(ENGLISH);
    expect(extractionClaimsSchema.parse(claims)).toEqual(claims);
  });

  test('gives concepts with type, definition and both surface forms', () => {
    const { concepts } = extract(ENGLISH);
    const objective = concepts.filter((c) => c.canonical_name === 'service level objective');
    expect(objective.map((c) => c.surface_form)).toEqual(['service level objective', 'SLO']);
    expect(objective[0]!.definition).toMatch(/^A service level objective \(SLO\) is a target/);
    expect(concepts).toContainEqual(
      expect.objectContaining({ canonical_name: 'PagerDuty', concept_type: 'TOOL' }),
    );
    expect(concepts).toContainEqual(
      expect.objectContaining({ canonical_name: 'incident commander', concept_type: 'ROLE' }),
    );
  });

  test('gives relations with the sentence as evidence', () => {
    expect(extract(ENGLISH).relations).toEqual([
      {
        source: 'service level objective',
        target: 'error budget policy',
        relation_type: 'REQUIRES',
        evidence: 'The SLO requires an error budget policy',
        confidence: expect.any(Number),
      },
      {
        source: 'PagerDuty',
        target: 'Slack',
        relation_type: 'INTEGRATES_WITH',
        evidence: 'Alerts go to PagerDuty, and PagerDuty integrates with Slack',
        confidence: expect.any(Number),
      },
    ]);
  });

  test('reads French', () => {
    const { concepts, relations } = extract(FRENCH, 'fr');
    expect(concepts[0]).toMatchObject({
      canonical_name: "analyse d'impact relative à la protection des données",
      concept_type: 'PRACTICE',
    });
    expect(concepts.map((c) => c.canonical_name)).toContain('délégué à la protection des données');
    expect(relations).toMatchObject([
      {
        source: "analyse d'impact relative à la protection des données",
        relation_type: 'USES',
        target: 'méthode Ebios',
      },
    ]);
  });

  test('leaves out boilerplate, dates, numbers and addresses', () => {
    const { concepts } = extract(
      'Thank you\nQuestions?\n14 March 2025\nhttps://example.org\nteam@example.org\n3,120 | 46\n01 23 45 67 89',
    );
    expect(concepts).toEqual([]);
  });

  test('gives a name together with what stands in apposition to it as a form of the name', () => {
    const { concepts } = extract('Les avis paraissent sur la plateforme Klaxit.', 'fr');
    const forms = concepts.filter((c) => c.canonical_name === 'Klaxit').map((c) => c.surface_form);
    expect(forms).toEqual(['Klaxit', 'plateforme Klaxit']);
  });

  test('no term crosses a line, a cell or a sentence', () => {
    const { concepts } = extract(
      'Plan\nschema\nregistry\ndead | letter | queue\nWe log. Rotation helps.',
    );
    for (const { surface_form: surface } of concepts) expect(surface).not.toMatch(/[\n|.]/);
    const names = concepts.map((c) => c.canonical_name);
    for (const crossing of ['schema registry', 'letter queue', 'log rotation']) {
      expect(names).not.toContain(crossing);
    }
  });

  test('takes the glossary of the prepass', () => {
    const segment = buildSegment('Plan\nEvery team meets its SLO reviews.\nSLO\nThe SLO counts.');
    const prepass = {
      ...prepassLocally(segment),
      glossary: [{ acronym: 'SLO', expansion: 'service level objective' }],
    };
    const names = extractLocally(segment, prepass).concepts.map((c) => c.canonical_name);
    expect(names).toContain('service level objective');
  });

  test.each([
    [
      'de',
      'Das Lager meldet den Bestand an Kafka und an SAP Ariba. Das Lager prüft den Bestand.',
      'SAP Ariba',
    ],
    ['es', 'La plataforma envía los pedidos a Kafka. Cada almacén usa SAP Ariba.', 'SAP Ariba'],
    ['ru', 'Система хранит заказы в Kafka и в SAP Ariba.', 'SAP Ariba'],
  ])('finds names in %s', (language, text, name) => {
    expect(extract(text, language).concepts.map((c) => c.canonical_name)).toContain(name);
  });

  test('is borne out by the text, so that nothing is rejected', () => {
    for (const [text, language] of [
      [ENGLISH, 'en'],
      [FRENCH, 'fr'],
    ] as const) {
      const segment = {
        ...buildSegment(text, { language }),
        segmentId: 's',
        ordinal: 1,
        slideFrom: 1,
        slideTo: 1,
        charStart: 0,
        charEnd: text.length,
      };
      const extraction = groundExtraction(segment, extract(text, language));
      expect(extraction.rejected).toEqual({ mentions: 0, relations: 0 });
      expect(extraction.mentions.length).toBeGreaterThan(2);
    }
  });
});
