/** UN M.49 codes of the world and its continents and larger regions, which `Intl.DisplayNames` can name. */
const REGIONS =
  '001 002 003 005 009 013 015 019 021 029 030 034 035 039 142 143 145 150 151 154 155 419'.split(
    ' ',
  );

const namesByLanguage = new Map<string, ReadonlySet<string>>();

/**
 * Whether a name is that of a country, a continent or a city with a time zone of its own: the gazetteer
 * that ICU brings along. Slides name places in plenty, as scenes and seldom as subjects.
 */
export function isPlaceName(name: string, language: string): boolean {
  let names = namesByLanguage.get(language);
  if (names === undefined) {
    names = new Set([...regionNames(language), ...cityNames()]);
    namesByLanguage.set(language, names);
  }
  return names.has(name.normalize('NFC').toLowerCase());
}

function regionNames(language: string): string[] {
  const displayNames = new Intl.DisplayNames([language, 'en'], {
    type: 'region',
    fallback: 'none',
  });
  return [...countryCodes(), ...REGIONS].flatMap(
    (code) => displayNames.of(code)?.toLowerCase() ?? [],
  );
}

/** Every pair of letters; those that are no country's code have no name. */
function countryCodes(): string[] {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCodePoint(65 + index));
  return letters.flatMap((first) => letters.map((second) => first + second));
}

function cityNames(): string[] {
  return Intl.supportedValuesOf('timeZone').map((zone) =>
    zone.split('/').at(-1)!.replaceAll('_', ' ').toLowerCase(),
  );
}
