import { possibleKeys } from '../canonical-key.ts';

/** Lines of slides that belong to no subject, in lower case, by language. */

export const ENGLISH_BOILERPLATE = new Set([
  'agenda',
  'table of contents',
  'contents',
  'outline',
  'overview',
  'summary',
  'executive summary',
  'introduction',
  'conclusion',
  'conclusions',
  'key takeaways',
  'takeaways',
  'next steps',
  'thank you',
  'thanks',
  'thank you for your attention',
  'questions',
  'any questions',
  'questions and answers',
  'q&a',
  'appendix',
  'references',
  'backup',
  'backup slides',
  'contact',
  'contacts',
  'contact us',
  'about us',
  'about me',
  'further reading',
  'work in progress',
  'confidential',
  'internal use only',
  'all rights reserved',
  'click to edit',
  'pros and cons',
  'lessons learned',
]);

export const FRENCH_BOILERPLATE = new Set([
  'agenda',
  'sommaire',
  'ordre du jour',
  'plan de la présentation',
  'table des matières',
  'introduction',
  'conclusion',
  'conclusions',
  'synthèse',
  'prochaines étapes',
  'étapes suivantes',
  'et après',
  'et demain',
  'merci',
  'merci de votre attention',
  'merci à tous',
  'questions',
  'des questions',
  'vos questions',
  'questions et réponses',
  'annexe',
  'annexes',
  'références',
  'bibliographie',
  'contact',
  'contacts',
  'qui fait quoi',
  'pourquoi maintenant',
  'à retenir',
  'points clés',
  'constat',
  'contexte',
  'calendrier',
  'définitions utiles',
  'vocabulaire',
  'diffusion interne',
  'confidentiel',
  'tous droits réservés',
  'feuille de route',
]);

/** What nobody writes of a subject, wherever it stands. */
const COURTESY = /^(?:thanks?|thank you|merci|questions?)(?: (?:you|for|de|à|and|et|a) .*)?$/u;
const ALWAYS = new Set([
  'agenda',
  'sommaire',
  'table of contents',
  'table des matières',
  'ordre du jour',
]);

const namesInSingular = new Set(
  [...ENGLISH_BOILERPLATE, ...FRENCH_BOILERPLATE].flatMap((line) => possibleKeys(line)),
);

/**
 * Whether a name is one of the lines of slides that belong to no subject.
 *
 * @param standsAlone whether its lines hold nothing else; without that, only what is never a subject is
 */
export function isBoilerplateName(name: string, standsAlone: boolean): boolean {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (COURTESY.test(plain) || ALWAYS.has(plain)) return true;
  return standsAlone && possibleKeys(name).some((key) => namesInSingular.has(key));
}
