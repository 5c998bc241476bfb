import { isIPv4, isIPv6 } from 'node:net';
import { z } from 'zod';

/** The forms that variables of the environment come in. */

/** Any text but an empty one. */
export const text = () => z.string().min(1);
/** A URL with one of these schemes. */
export const url = (...schemes: string[]) => urlAt(/.*/, ...schemes);
/** The same, whose host is such a one. */
export const urlAt = (host: RegExp, ...schemes: string[]) =>
  z.url({
    protocol: new RegExp(`^(${schemes.map((scheme) => scheme.replaceAll('+', '\\+')).join('|')})$`),
    hostname: host,
    error: `expected a URL that begins with ${schemes.map((scheme) => `${scheme}:`).join(' or ')}`,
  });
/** A whole number, both bounds included. */
export const count = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
export const port = () => count(1, 65_535);
/** Where a server of ours is to listen. A name is none: it may stand for several addresses. */
export const listenAddress = () =>
  text().refine(isListenAddress, { error: 'expected IP:PORT, such as 127.0.0.1:9464' });

function isListenAddress(given: string): boolean {
  const [, inBrackets = '', bare = '', digits = ''] =
    /^(?:\[(.+)\]|([\d.]+)):(\d{1,5})$/.exec(given) ?? [];
  return (isIPv6(inBrackets) || isIPv4(bare)) && port().safeParse(digits).success;
}

/** Values of variables marked so are replaced by `***` in logs, errors and histories. */
export const SECRET = { secret: true } as const;
