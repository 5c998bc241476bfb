import { describe, expect, test } from 'vitest';
import { findRelations, type ConceptPlace } from '../../../llm/local/relations.ts';
import { tagLines } from './tagged.ts';

/** Relations of a line in which the concepts stand in square brackets. */
function relations(language: string, marked: string): string[] {
  const names = Array.from(marked.matchAll(/\[(.+?)\]/g), ([, name]) => name!);
  const { sentences, profile } = tagLines(language, marked.replaceAll(/[[\]]/g, ''));
  const [sentence] = sentences;
  const { tokens, start } = sentence!;
  let from = 0;
  const places = names.map((concept): ConceptPlace => {
    const offset = sentence!.text.indexOf(concept, from);
    from = offset + concept.length;
    return {
      concept,
      first: tokens.findIndex((token) => token.start >= start + offset),
      last: tokens.findLastIndex((token) => token.end <= start + from),
    };
  });
  return findRelations(sentence!, places, profile).map(
    ({ source, type, target }) => `${source} ${type} ${target}`,
  );
}

describe('relations stated in English', () => {
  test.each([
    ['[Okta] uses [SAML]', 'Okta USES SAML'],
    ['[SAML] is used by [Okta]', 'Okta USES SAML'],
    ['[The relay] is fed by [Debezium]', 'The relay USES Debezium'],
    ['[Contract award] requires a formal [approval]', 'Contract award REQUIRES approval'],
    ['[Site induction] required by [OSHA]', 'OSHA REQUIRES Site induction'],
    ['[Atlas] depends directly on [Kafka]', 'Atlas REQUIRES Kafka'],
    [
      '[The schema registry] is part of the [data platform]',
      'The schema registry PART_OF data platform',
    ],
    [
      '[The data platform] includes a [schema registry]',
      'schema registry PART_OF The data platform',
    ],
    ['[Workday] replaces the three old [payroll systems]', 'Workday REPLACES payroll systems'],
    ['[Basic auth] has been replaced by [OAuth 2.0]', 'OAuth 2.0 REPLACES Basic auth'],
    ['[Workday] integrates with [Okta] for sign-on', 'Workday INTEGRATES_WITH Okta'],
    ['[OpenAPI 3.1] extends [JSON Schema]', 'OpenAPI 3.1 EXTENDS JSON Schema'],
    ['[DocuSign] enables [paperless contracts]', 'DocuSign ENABLES paperless contracts'],
    ['[Triage] precedes [mitigation]', 'Triage PRECEDES mitigation'],
    ['[Triage] is followed by [mitigation]', 'Triage PRECEDES mitigation'],
    ['[CycloneDX] is an alternative to [SPDX]', 'CycloneDX ALTERNATIVE_TO SPDX'],
    ['[TLS 1.3] is a version of [TLS]', 'TLS 1.3 VERSION_OF TLS'],
    ['[Kubernetes] deprecated [dockershim]', 'Kubernetes DEPRECATES dockershim'],
    [
      '[Docker images] were deprecated in favour of [OCI images]',
      'OCI images DEPRECATES Docker images',
    ],
    ['[Okta] is an identity platform that uses [SAML]', 'Okta USES SAML'],
    ['[Okta] (our provider) uses [SAML]', 'Okta USES SAML'],
    ['[A soak test] is a kind of [load test]', 'A soak test SUBTYPE_OF load test'],
    ['[Each plan] can also use [feature flags]', 'Each plan USES feature flags'],
  ])('%s', (line, expected) => {
    expect(relations('en', line)).toEqual([expected]);
  });

  test('hold for all that are enumerated, on either side', () => {
    expect(relations('en', '[Okta] uses [SAML], [OIDC] and [SCIM]')).toEqual([
      'Okta USES SAML',
      'Okta USES OIDC',
      'Okta USES SCIM',
    ]);
    expect(relations('en', '[Prometheus] and [Grafana] use [Kubernetes]')).toEqual([
      'Grafana USES Kubernetes',
      'Prometheus USES Kubernetes',
    ]);
  });
});

describe('relations stated in French', () => {
  test.each([
    ["[L'analyse] utilise [l'historien]", "L'analyse USES l'historien"],
    ["[La méthode] s'appuie sur la [cartographie]", 'La méthode USES cartographie'],
    ['[La purge] nécessite un [référentiel]', 'La purge REQUIRES référentiel'],
    ['[Le plan climat] est exigé par la [loi]', 'loi REQUIRES Le plan climat'],
    ['[Orion] dépend de la [ferme de serveurs]', 'Orion REQUIRES ferme de serveurs'],
    ['[La fiche] fait partie du [registre]', 'La fiche PART_OF registre'],
    ['[Le registre] comprend des [fiches]', 'fiches PART_OF Le registre'],
    ["[CARL Source] remplace l'ancienne [base Access]", 'CARL Source REPLACES base Access'],
    [
      '[La carte CPS] est remplacée par [Pro Santé Connect]',
      'Pro Santé Connect REPLACES La carte CPS',
    ],
    ["[MonSuivi] s'intègre à l'[Espace santé]", 'MonSuivi INTEGRATES_WITH Espace santé'],
    ['[Le filtrage] précède [l’ouverture]', 'Le filtrage PRECEDES l’ouverture'],
    ["[L'apprentissage] permet la [priorisation]", "L'apprentissage ENABLES priorisation"],
    ['[La loi locale] complète le [règlement]', 'La loi locale EXTENDS règlement'],
    [
      '[Le contrat type] est une alternative à la [décision]',
      'Le contrat type ALTERNATIVE_TO décision',
    ],
    ['[Le profilage] est une forme de [traitement]', 'Le profilage SUBTYPE_OF traitement'],
    ['[Le parcours] utilise la solution [IDnow]', 'Le parcours USES IDnow'],
    ['[La recette] est suivie du [déploiement]', 'La recette PRECEDES déploiement'],
  ])('%s', (line, expected) => {
    expect(relations('fr', line)).toEqual([expected]);
  });
});

describe('no relation is stated', () => {
  test.each([
    ['by a denial', 'en', '[Okta] no longer uses [SAML]'],
    ['by a denial', 'fr', '[Orion] ne dépend pas de la [ferme]'],
    ['by another verb', 'en', '[Okta] mentions [SAML]'],
    ['across another noun', 'en', '[Okta] uses a lot of money for [SAML]'],
    ['across a mark', 'en', '[Okta] uses tokens; [SAML] is old'],
    [
      'by the complement of the subject',
      'en',
      'Contract tests with [Pact] replace the [shared tests]',
    ],
    ['of a concept with itself', 'en', '[Okta] uses [Okta]'],
    ['by nothing but a conjunction', 'en', '[Okta] and [SAML]'],
  ])('%s', (_, language, line) => {
    expect(relations(language, line)).toEqual([]);
  });
});
