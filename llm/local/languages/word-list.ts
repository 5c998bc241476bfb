/** Words of a text, as the lists of a language profile are written. */
export function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
