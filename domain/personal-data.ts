import { findPhoneNumbersInText, type CountryCode } from 'libphonenumber-js/max';
import { stdnum } from 'stdnum';
import validator from 'validator';

/** What of a person's must never become a concept. */
export type PersonalData =
  'e-mail address' | 'phone number' | 'payment card' | 'bank account' | 'identity number';

/**
 * The personal data that a name holds, if any. E-mail addresses are told by their form, phone numbers by the
 * numbering plans of their countries, and all else by its checksum, so that the number of a standard is none.
 *
 * @param language ISO 639-1 code of the text, which tells in whose country a phone number without a prefix is read
 */
export function personalDataIn(name: string, language: string | null): PersonalData | undefined {
  if (EMAIL.test(name)) return 'e-mail address';
  if ((name.match(/\d/g)?.length ?? 0) < MIN_DIGITS) return undefined;
  const numbers = numbersIn(name);
  if (numbers.some((number) => validator.isIBAN(number))) return 'bank account';
  if (numbers.some(isPaymentCard)) return 'payment card';
  const social = US_SOCIAL_SECURITY.exec(name);
  const isSocial = social !== null && stdnum.US?.ssn?.validate(social[0]).isValid;
  if (isSocial || numbers.some(isIdentityNumber)) return 'identity number';
  const countries = new Set([regionOf(language), ...PHONE_COUNTRIES]);
  const hasPhone = [...countries].some((country) =>
    // What a letter and a hyphen lead up to is a code, such as that of a vulnerability.
    findPhoneNumbersInText(name, country).some(
      ({ startsAt }) => !/[\p{L}\p{N}-]$/u.test(name.slice(0, startsAt)),
    ),
  );
  return hasPhone ? 'phone number' : undefined;
}

const EMAIL = /[\p{L}\p{N}._%+-]+@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/u;

/** The British number is the shortest in digits of all that are looked for. */
const MIN_DIGITS = 6;
const MAX_NUMBER_WORDS = 9;
const MAX_NUMBER_CHARS = 34;

/** Besides the country of the language: where numbers in slides are mostly from. */
const PHONE_COUNTRIES: CountryCode[] = ['FR', 'US', 'GB'];

/**
 * Identity numbers that no code or version is by chance: they have a checksum and eleven digits or more, or letters at
 * set places. Those of nine digits alone are in too many catalogues and order books.
 */
const identityNumbers = [
  stdnum.FR?.nir,
  stdnum.GB?.nino,
  stdnum.DE?.idnr,
  stdnum.ES?.dni,
  stdnum.ES?.nie,
  stdnum.IT?.codicefiscale,
  stdnum.BE?.nn,
  stdnum.CH?.ssn,
].filter((kind) => kind !== undefined);

/** One of the United States has no checksum: it is told by how it is written. */
const US_SOCIAL_SECURITY = /(?<!\d)\d{3}[- ]\d{2}[- ]\d{4}(?!\d)/;

function isPaymentCard(number: string): boolean {
  return /^\d{13,19}$/.test(number) && validator.isCreditCard(number);
}

function isIdentityNumber(number: string): boolean {
  // The British one has no checksum, and without its last letter the form of many a standard's number: 'SP 800207'.
  if (/^[A-Z]{2}\d{6}$/.test(number)) return false;
  return identityNumbers.some((kind) => kind.validate(number).isValid);
}

/** Runs of words that may be one number, without what stands between its groups. */
function numbersIn(name: string): string[] {
  const words = name.split(/[\s:,;()]+/);
  const numbers = new Set<string>();
  for (let first = 0; first < words.length; first++) {
    let number = '';
    for (const word of words.slice(first, first + MAX_NUMBER_WORDS)) {
      number += word.replaceAll(/[-./]/g, '').toUpperCase();
      if (number.length > MAX_NUMBER_CHARS || !/^[\dA-Z]+$/.test(number)) break;
      if ((number.match(/\d/g)?.length ?? 0) >= MIN_DIGITS) numbers.add(number);
    }
  }
  return [...numbers];
}

/** The country in which most people speak the language. */
function regionOf(language: string | null): CountryCode {
  try {
    return (new Intl.Locale(language ?? 'en').maximize().region ?? 'US') as CountryCode;
  } catch {
    // Not a code of a language.
    return 'US';
  }
}
