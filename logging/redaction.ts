const MASK = '***';

/** Shorter ones would mask half of every text, and are no secrets to speak of. */
const SECRET_MIN_CHARS = 8;

/** A function that masks these secrets wherever they stand in a text, also as JSON writes them. */
export function createRedactor(secrets: string[]): (text: string) => string {
  const forms = secrets
    .filter((secret) => secret.length >= SECRET_MIN_CHARS)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
    // The longest first: what is left of a secret of which another is the beginning would stay.
    .toSorted((a, b) => b.length - a.length);
  return (text) => forms.reduce((masked, form) => masked.replaceAll(form, MASK), text);
}
