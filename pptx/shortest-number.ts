/** A number in the shortest way to write it: 8.1999999999999993 is 8.2. Other words stay. */
export function shortestNumber(value: string): string {
  const number = Number(value);
  return value.trim() !== '' && Number.isFinite(number) ? String(number) : value;
}
