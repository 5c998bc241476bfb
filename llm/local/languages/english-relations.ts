import type { LanguageProfile, RelationPhrase } from './profile.ts';
import type { RelationType } from '../../../domain/concept.ts';

/** Forms of a verb: infinitive, third person, past, participle, gerund. */
type VerbForms = [base: string, third: string, past: string, participle: string, gerund: string];

const BE = ['is', 'are', 'was', 'were', 'be', 'been', 'being', 'gets', 'get'];

function regular(stem: string): VerbForms {
  const silent = stem.endsWith('e') ? stem.slice(0, -1) : stem;
  return [stem, `${stem}s`, `${silent}ed`, `${silent}ed`, `${silent}ing`];
}

const entries: [string, RelationPhrase][] = [];

function say(type: RelationType, phrases: string[], inverse = false): void {
  for (const phrase of phrases) entries.push([phrase, { type, inverse }]);
}

/** `A uses B` and `B is used by A`; `particles` follow the verb in both voices. */
function verb(type: RelationType, forms: VerbForms, particle = '', inverse = false): void {
  const after = particle === '' ? '' : ` ${particle}`;
  const [base, third, past, participle, gerund] = forms;
  say(
    type,
    [base, third, past, gerund].map((form) => `${form}${after}`),
    inverse,
  );
  say(
    type,
    BE.map((be) => `${be} ${participle}${after} by`),
    !inverse,
  );
  // 'events published by the relay': the participle alone, after its noun.
  say(type, [`${participle}${after} by`], !inverse);
}

function passive(type: RelationType, participle: string, particle: string, inverse = false): void {
  say(
    type,
    BE.map((be) => `${be} ${participle} ${particle}`),
    inverse,
  );
  say(type, [`${participle} ${particle}`], inverse);
}

function copular(type: RelationType, phrases: string[], inverse = false): void {
  say(
    type,
    phrases.flatMap((phrase) => BE.slice(0, 4).map((be) => `${be} ${phrase}`)),
    inverse,
  );
}

verb('USES', regular('use'));
verb('USES', regular('utilise'));
verb('USES', regular('utilize'));
verb('USES', regular('leverage'));
verb('USES', regular('employ'));
verb('USES', ['make', 'makes', 'made', 'made', 'making'], 'use of');
verb('USES', ['build', 'builds', 'built', 'built', 'building'], 'with');
passive('USES', 'based', 'on');
passive('USES', 'built', 'on');
passive('USES', 'built', 'with');
passive('USES', 'powered', 'by');
passive('USES', 'implemented', 'with');
passive('USES', 'implemented', 'in');
passive('USES', 'written', 'in');
passive('USES', 'fed', 'by');
say('USES', ['runs on', 'run on', 'running on', 'relies on', 'rely on', 'relying on', 'draws on']);

verb('REQUIRES', regular('require'));
say('REQUIRES', ['needs', 'need', 'needing', 'needed']);
say('REQUIRES', ['depends on', 'depend on', 'depending on', 'depended on']);
copular('REQUIRES', ['dependent on', 'subject to', 'conditional on']);
copular(
  'REQUIRES',
  ['a prerequisite for', 'a precondition for', 'mandatory for', 'necessary for'],
  true,
);
copular('REQUIRES', ['a prerequisite of', 'a precondition of'], true);

copular('PART_OF', ['part of', 'a part of', 'a component of', 'a module of', 'a member of']);
copular('PART_OF', ['an element of', 'a subset of', 'one of the components of', 'included in']);
copular('PART_OF', ['contained in']);
copular('PART_OF', ['composed of', 'made up of', 'comprised of'], true);
say('PART_OF', [
  'belongs to',
  'belong to',
  'belonging to',
  'as part of',
  'forms part of',
  'form part of',
]);
say('PART_OF', ['includes', 'include'], true);
say('PART_OF', ['contains', 'contain', 'comprises', 'comprise', 'consists of', 'consist of'], true);

verb('INTEGRATES_WITH', regular('integrate'), 'with');
passive('INTEGRATES_WITH', 'integrated', 'with');
passive('INTEGRATES_WITH', 'integrated', 'into');
passive('INTEGRATES_WITH', 'connected', 'to');
say('INTEGRATES_WITH', ['integrates into', 'integrate into', 'connects to', 'connect to']);
say('INTEGRATES_WITH', [
  'interfaces with',
  'interface with',
  'interoperates with',
  'interoperate with',
]);
say('INTEGRATES_WITH', ['plugs into', 'plug into', 'synchronises with', 'synchronizes with']);

verb('REPLACES', regular('replace'));
verb('REPLACES', regular('supersede'));
passive('REPLACES', 'replaced', 'with', true);
say('REPLACES', ['takes the place of', 'take the place of', 'takes over from', 'take over from']);
say('REPLACES', ['gives way to', 'give way to', 'gave way to'], true);
copular('REPLACES', [
  'a replacement for',
  'the replacement for',
  'the successor of',
  'the successor to',
]);

verb('DEPRECATES', regular('deprecate'));
verb('DEPRECATES', regular('retire'));
verb('DEPRECATES', regular('obsolete'));
passive('DEPRECATES', 'deprecated', 'in favour of', true);
passive('DEPRECATES', 'deprecated', 'in favor of', true);

verb('PRECEDES', regular('precede'));
say('PRECEDES', ['comes before', 'come before', 'happens before', 'is done before']);
say('PRECEDES', ['is followed by', 'are followed by', 'was followed by', 'followed by']);
say('PRECEDES', ['comes after', 'come after', 'happens after', 'is done after'], true);

verb('EXTENDS', ['extend', 'extends', 'extended', 'extended', 'extending']);
say('EXTENDS', ['builds on', 'build on', 'builds upon', 'enhances', 'augments']);
copular('EXTENDS', ['an extension of', 'an extension to', 'a superset of', 'an addition to']);

verb('ENABLES', regular('enable'));
verb('ENABLES', ['allow', 'allows', 'allowed', 'allowed', 'allowing']);
verb('ENABLES', ['permit', 'permits', 'permitted', 'permitted', 'permitting']);
say('ENABLES', ['makes possible', 'make possible', 'opens the way to']);

copular('VERSION_OF', [
  'a version of',
  'the version of',
  'a release of',
  'an edition of',
  'a fork of',
]);
copular('VERSION_OF', ['a variant of', 'a flavour of', 'a flavor of']);

copular('ALTERNATIVE_TO', [
  'an alternative to',
  'the alternative to',
  'alternatives to',
  'an alternative for',
]);
say('ALTERNATIVE_TO', [
  'instead of',
  'rather than',
  'as an alternative to',
  'as opposed to',
  'in place of',
]);
say('ALTERNATIVE_TO', ['competes with', 'compete with', 'versus', 'vs']);

copular('SUBTYPE_OF', [
  'a type of',
  'a kind of',
  'a form of',
  'a sort of',
  'a class of',
  'a category of',
]);
copular('SUBTYPE_OF', ['types of', 'kinds of', 'forms of', 'a special case of', 'an instance of']);

/** What stands between two concepts, without adverbs, articles and auxiliaries, by what it says. */
export const ENGLISH_RELATION_PHRASES: LanguageProfile['relationPhrases'] = new Map(entries);
