import { isIP } from 'node:net';

/** A value that its variable does not take; `allowed` says what it does. */
export class Refused extends Error {
  constructor(readonly allowed: string) {
    super(allowed);
  }
}

export type Proxies = false | number | string[];

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;
const PROXY_RANGES = ['loopback', 'linklocal', 'uniquelocal'];
const MOST_HOPS = 10;

export function readPort(given: string): number {
  if (/^\d{1,5}$/.test(given) && Number(given) <= 65_535) return Number(given);
  throw new Refused('a whole number from 0 to 65535');
}

export function readCount(given: string): number {
  if (/^[1-9]\d{0,6}$/.test(given)) return Number(given);
  throw new Refused('a whole number from 1 to 9999999');
}

export function readHost(given: string): string {
  // Four groups of digits that are no address would otherwise pass as a name.
  if (isIP(given) || (HOST_NAME.test(given) && !/^[\d.]+$/.test(given))) return given;
  throw new Refused('an IP address or a host name, such as 127.0.0.1 or 0.0.0.0');
}

/** An http(s) address without credentials, query or fragment; its trailing slash is dropped. */
export function readUrl(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isPlain = url && !url.username && !url.password && !url.search && !url.hash;
  if (isPlain && ['http:', 'https:'].includes(url.protocol)) return url.href.replace(/\/$/, '');
  throw new Refused('an address that begins with http:// or https://, without credentials or a query');
}

export function readMongoUri(given: string): string {
  if (/^mongodb(\+srv)?:\/\/[^\s]+$/.test(given)) return given;
  throw new Refused('an address that begins with mongodb:// or mongodb+srv://');
}

/** Trusting every proxy would let any client choose its own address, so `true` is not among the values. */
export function readProxies(given: string): Proxies {
  if (given === 'false' || given === '0') return false;
  if (/^\d+$/.test(given) && Number(given) <= MOST_HOPS) return Number(given);
  const ranges = given.split(',').map((range) => range.trim());
  if (ranges.every(isProxyRange)) return ranges;
  throw new Refused(
    `false, the number of proxies in front (at most ${MOST_HOPS}), or a list of their addresses, ` +
      `such as 10.0.0.0/8 or ${PROXY_RANGES.join(', ')}`,
  );
}

function isProxyRange(range: string): boolean {
  if (PROXY_RANGES.includes(range)) return true;
  const [address = '', bits, ...rest] = range.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
