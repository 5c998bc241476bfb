/**
 * Whether the name is nothing but numbers, units, and words of the calendar, in English or in the language of the
 * text: '99.9 %', '12 mars 2024', 'Q3 2025', 'Friday'.
 */
export function isDateOrNumber(name: string, language: string | null): boolean {
  if (!/\p{L}/u.test(name)) return true;
  const words = name.split(/[\s,;:./()–-]+/u).filter((word) => word !== '');
  const calendars = [...new Set(['en', language ?? 'en'])].map((code) => calendarOf(code));
  const hasNumber = words.some((word) => /^\d+$/.test(word));
  return words.every(
    (word) =>
      NUMBER.test(word) ||
      (hasNumber && (UNIT.test(word) || PERIOD.test(word))) ||
      /^Q[1-4]$/.test(word) ||
      calendars.some(
        ({ long, short }) =>
          long.has(word.toLowerCase()) || (hasNumber && short.has(word.toLowerCase())),
      ),
  );
}

const NUMBER = /^[+~<>≤≥]?[€$£]?\d+(?:st|nd|rd|th|er|ère|e|ème)?[%€$£°]?$|^[%€$£]$/u;
const UNIT =
  /^(?:ms|s|min|h|kg|km|k€|M€|k\$|KB|MB|GB|TB|Ko|Mo|Go|To|AM|PM|am|pm|of|de|le|au|to|à|from|du)$/u;
/** Quarters and halves of a year, beside the year. */
const PERIOD = /^(?:[QT][1-4]|[HS][12]|FY\d{0,4})$/u;

interface Calendar {
  long: Set<string>;
  short: Set<string>;
}

const calendars = new Map<string, Calendar>();

/** Months and days of the week; abbreviations such as 'sun' only tell a date beside a number. */
function calendarOf(language: string): Calendar {
  let calendar = calendars.get(language);
  if (calendar === undefined) {
    calendar = { long: namesOf(language, 'long'), short: namesOf(language, 'short') };
    calendars.set(language, calendar);
  }
  return calendar;
}

const MONTHS = Array.from({ length: 12 }, (_, month) => Date.UTC(2024, month, 15));
const DAYS = Array.from({ length: 7 }, (_, day) => Date.UTC(2024, 0, 1 + day));

function namesOf(language: string, width: 'long' | 'short'): Set<string> {
  const [locale = 'en'] = supportedLocale(language);
  const month = new Intl.DateTimeFormat(locale, { month: width, timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' });
  const names = [
    ...MONTHS.map((date) => month.format(date)),
    ...DAYS.map((day) => weekday.format(day)),
  ];
  return new Set(names.map((name) => name.toLowerCase().replace(/\.$/, '')));
}

function supportedLocale(language: string): string[] {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language);
  } catch {
    // Not a code of a language.
    return [];
  }
}
