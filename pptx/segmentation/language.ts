import { eld } from 'eld/extrasmall';

// The detector looks at no more of a text than this.
const SAMPLE_CHARACTERS = 350;
const MOST_SAMPLES = 5;

// Addresses and codes say nothing about the language. The detector's own clean-up takes time that grows with the
// square of a long word.
const NO_PROSE = /[\d@]|:\/\/|\p{L}\.\p{L}/u;

/**
 * ISO 639-1 code of the language that most of the text is in, told from samples across it; null when it is too
 * short or too mixed to tell.
 */
export function detectLanguage(text: string): string | null {
  const votes = new Map<string, number>();
  for (const sample of samplesOf(text)) {
    const result = eld.detect(proseOf(sample));
    if (result.isReliable()) votes.set(result.language, (votes.get(result.language) ?? 0) + 1);
  }
  const cast = [...votes.values()].reduce((sum, count) => sum + count, 0);
  const [winner] = [...votes].find(([, count]) => count > cast / 2) ?? [];
  return winner ?? null;
}

function proseOf(sample: string): string {
  return sample
    .split(/\s/u)
    .filter((word) => !NO_PROSE.test(word))
    .join(' ');
}

function samplesOf(text: string): string[] {
  const samples = Math.min(Math.ceil(text.length / SAMPLE_CHARACTERS), MOST_SAMPLES);
  const distance = text.length / Math.max(samples, 1);
  return Array.from({ length: samples }, (_, index) => {
    const start = Math.floor(index * distance);
    return text.slice(start, start + SAMPLE_CHARACTERS);
  });
}
