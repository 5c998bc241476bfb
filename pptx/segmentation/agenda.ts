import type { Slide } from '../../domain/deck.ts';
import { longestMatch } from './longest-match.ts';
import { countedTitle } from './title-counter.ts';
import { looseKey, titleKey } from './title-key.ts';

/** An entry of a list that may be an agenda. */
interface Entry {
  text: string;
  key: string;
}

// An agenda stands near the beginning.
const FIRST_PART = 0.25;
const FEWEST_FIRST_SLIDES = 5;
const MOST_FIRST_SLIDES = 20;

const FEWEST_ENTRIES = 3;
const MOST_ENTRIES = 30;
const FEWEST_MATCHES = 2;
const MOST_OF_SLIDES = 0.5;

/** The titles and lists of a deck's slides, each read once. */
class Contents {
  readonly slides: readonly Slide[];
  readonly titleKeys: readonly string[];
  readonly #byKey: Map<string, number[]>;
  readonly #byLooseKey: Map<string, number[]>;
  readonly #lists = new Map<number, { entries: Entry[]; key: string }>();

  constructor(slides: readonly Slide[]) {
    this.slides = slides;
    this.titleKeys = slides.map(({ title }) => titleKey(countedTitle(title ?? '').base));
    this.#byKey = Map.groupBy(this.titleKeys.keys(), (at) => this.titleKeys[at] ?? '');
    this.#byLooseKey = Map.groupBy(this.titleKeys.keys(), (at) =>
      looseKey(this.titleKeys[at] ?? ''),
    );
  }

  /** The slides after the position that the entry is the title of, or nearly so when there is none. */
  titledAfter(position: number, { key }: Entry): number[] {
    const isAfter = (at: number) => at > position;
    const exactly = (this.#byKey.get(key) ?? []).filter(isAfter);
    if (exactly.length > 0) return exactly;
    return (this.#byLooseKey.get(looseKey(key)) ?? []).filter(isAfter);
  }

  listAt(position: number): { entries: Entry[]; key: string } {
    let list = this.#lists.get(position);
    if (list === undefined) {
      const entries = entriesOf(this.slides[position]);
      const keys = entries.map(({ key }) => key);
      list = { entries, key: keys.toSorted().join('\n') };
      this.#lists.set(position, list);
    }
    return list;
  }
}

/**
 * Where the topics of an agenda begin: labels by the index of the slide. An agenda is known by what it does, in any
 * language: most entries of a list among the first slides are titles of later slides, in the same order; or the
 * list is shown again before each of its topics. Then each showing begins a topic too.
 */
export function agendaDividers(slides: readonly Slide[]): Map<number, string | null> {
  const contents = new Contents(slides);
  const share = Math.max(Math.ceil(slides.length * FIRST_PART), FEWEST_FIRST_SLIDES);
  const first = Math.min(share, MOST_FIRST_SLIDES, slides.length);
  let best = new Map<number, string | null>();
  for (let position = 0; position < first; position += 1) {
    const found = dividersOfAgenda(contents, position);
    if (found.size > best.size) best = found;
  }
  return best;
}

function dividersOfAgenda(contents: Contents, position: number): Map<number, string | null> {
  const { entries } = contents.listAt(position);
  if (entries.length < FEWEST_ENTRIES) return new Map();
  const shown = showings(contents, position);
  const titled = slidesOfEntries(contents, position);
  const isAgenda = titled.length > 0 || isShownByTopic(shown, entries.length);
  return new Map([
    ...(isAgenda ? labelsOfShowings(contents, shown, entries) : []),
    ...labelsOfSlides(contents, titled),
  ]);
}

/** The slides that most of the entries are the titles of; none when it is not most of them. */
function slidesOfEntries(contents: Contents, position: number): number[] {
  const { entries } = contents.listAt(position);
  const found = longestMatch(entries.map((entry) => contents.titledAfter(position, entry)));
  const isMost = found.length >= FEWEST_MATCHES && found.length > entries.length / 2;
  // Of a list of every slide's title, none begins a topic.
  return isMost && found.length <= contents.slides.length * MOST_OF_SLIDES ? found : [];
}

/** The slides that show the same list under the same title, the first included. */
function showings(contents: Contents, position: number): number[] {
  const { titleKeys } = contents;
  return titleKeys.flatMap((title, at) => {
    const isSame =
      at >= position &&
      title === titleKeys[position] &&
      contents.listAt(at).key === contents.listAt(position).key;
    return isSame ? [at] : [];
  });
}

/** Whether the list comes about as often as it has entries, each time with slides in between. */
function isShownByTopic(shown: readonly number[], entries: number): boolean {
  return (
    shown.length >= FEWEST_ENTRIES &&
    Math.abs(shown.length - entries) <= 1 &&
    shown.every((at, time) => time === 0 || at - (shown[time - 1] ?? at) > 1)
  );
}

/** The entry whose turn it is, where the showings tell; else what comes next. The first may be an overview. */
function labelsOfShowings(
  { slides }: Contents,
  shown: readonly number[],
  entries: readonly Entry[],
): [number, string | null][] {
  const topics = shown.length === entries.length ? shown : shown.slice(1);
  return topics.flatMap((at, time): [number, string | null][] => {
    const slide = slides[at];
    const label = topics.length === entries.length ? entries[time]?.text : slides[at + 1]?.title;
    return slide === undefined ? [] : [[slide.index, label ?? null]];
  });
}

function labelsOfSlides(
  { slides }: Contents,
  positions: readonly number[],
): [number, string | null][] {
  return positions.flatMap((at): [number, string | null][] => {
    const slide = slides[at];
    return slide === undefined ? [] : [[slide.index, countedTitle(slide.title ?? '').base]];
  });
}

/** The lines of the slide's lists on their outermost level, without those that are but numbers. */
function entriesOf(slide: Slide | undefined): Entry[] {
  const lines = outermostLines(slide);
  if (lines.length > 2 * MOST_ENTRIES) return [];
  const entries = new Map<string, Entry>();
  for (const text of lines) {
    const key = titleKey(text);
    if (/\p{L}/u.test(key) && !entries.has(key)) entries.set(key, { text, key });
  }
  return entries.size > MOST_ENTRIES ? [] : [...entries.values()];
}

function outermostLines(slide: Slide | undefined): string[] {
  const lines = (slide?.blocks ?? []).flatMap((block) => {
    if (block.kind === 'text') return block.paragraphs;
    if (block.kind === 'diagram') return block.items;
    return block.kind === 'table' ? block.rows.flat().map((text) => ({ text, level: 0 })) : [];
  });
  const outermost = lines.reduce((least, { level }) => Math.min(least, level), Infinity);
  return lines.filter(({ level }) => level === outermost).map(({ text }) => text);
}
