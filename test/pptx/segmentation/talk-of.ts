import type { CutAim } from '../../../pptx/segmentation/best-cuts.ts';
import { deckText } from '../../../pptx/deck-text.ts';
import { passagesOf } from '../../../pptx/segmentation/passages.ts';
import type { Part } from '../../../pptx/segmentation/parts.ts';
import { Talk } from '../../../pptx/segmentation/talk.ts';
import { deckOf, type SlideOf } from '../deck-of.ts';

/** The talk of a deck with these slides. */
export function talkOf(slides: readonly SlideOf[], aim: Partial<CutAim> = {}): Talk {
  const deck = deckOf(...slides);
  const whole = deckText(deck);
  const { minTokens = 600, maxTokens = 1500 } = aim;
  const passages = passagesOf(deck, whole, maxTokens);
  return new Talk(deck.slides, passages, whole.text, { minTokens, maxTokens });
}

/** All of a talk. */
export const whole = ({ passages }: Talk) => ({ from: 0, to: passages.length });

/** Label and slides of each part. */
export function outlineOf({ passages }: Talk, parts: readonly Omit<Part, 'label'>[]): string[] {
  return parts.map((part) => {
    const [first, last] = [passages[part.from]?.slide.index, passages[part.to - 1]?.slide.index];
    const label = 'label' in part ? `${String(part.label)}: ` : '';
    return `${label}${first}-${last}`;
  });
}

const VOCABULARIES = {
  pricing: ['price', 'discount', 'customer', 'margin', 'offer', 'contract', 'invoice', 'fee'],
  storage: ['disk', 'replica', 'backup', 'volume', 'snapshot', 'block', 'cluster', 'quota'],
  hiring: ['candidate', 'interview', 'salary', 'role', 'manager', 'team', 'talent', 'referral'],
};

/** So many words about a subject, one or two tokens each; another `variant` has them in another order. */
export function wordsAbout(subject: keyof typeof VOCABULARIES, count: number, variant = 0): string {
  const vocabulary = VOCABULARIES[subject];
  return Array.from(
    { length: count },
    (_, index) => vocabulary[(index * (2 * variant + 1) + variant) % vocabulary.length],
  ).join(' ');
}
