import { type LookupAddress, lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

const most = 512 * 1024;
const withinMs = 5_000;

/** Addresses that are not out on the internet: this machine, its network, the clouds' own services, and the like. */
const inside = { 4: new BlockList(), 6: new BlockList() }; // apart: one list would also match IPv4 as `::ffff:`
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inside[4].addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 96], // unspecified, loopback, IPv4-compatible
  ['::ffff:0:0', 96], // IPv4 in other clothes
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside[6].addSubnet(net, bits, 'ipv6');

/** Whether an address lies where only we should reach. What is no address at all counts as inside. */
export function isInside(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return inside[4].check(address, 'ipv4');
  return family === 0 || inside[6].check(address, 'ipv6');
}

/** An address that a request from us must not go to. */
export class AddressRefused extends Error {
  override name = 'AddressRefused';
}

type Init = {
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
  signal?: AbortSignal | undefined;
};
export type GuardedFetch = (url: string, init?: Init) => Promise<Response>;

/** Resolves a name once and connects to what was looked at: a second answer of the name server changes nothing. */
const guardedLookup: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const refused = error ?? (addresses.some(({ address }) => isInside(address)) && notOut(host));
    const [first] = addresses ?? [];
    if (refused || !first) return done(refused || notOut(host), '', 0);
    if (options.all) return done(null, addresses);
    done(null, first.address, first.family);
  });
};
const notOut = (host: string) => new AddressRefused(`${host} is not a public address`);

/**
 * Makes a `fetch` for addresses that others have given us: https only, never to an address inside, no redirects,
 * 512 KiB and 5 s at most.
 *
 * @param options.inside  also http and addresses inside, for tests and for closed networks
 */
export const guardedFetch =
  (options: { inside: boolean }): GuardedFetch =>
  (address, init = {}) =>
    new Promise((resolve, reject) => {
      const url = new URL(address);
      const host = url.hostname.replace(/^\[|\]$/g, '');
      const secure = url.protocol === 'https:';
      const refused = !secure || (isIP(host) !== 0 && isInside(host)) || url.username !== '';
      if (refused && !options.inside) throw notOut(host);
      const request = (secure ? requestHttps : requestHttp)(url, {
        method: init.method ?? 'GET',
        headers: { ...init.headers, 'accept-encoding': 'identity' },
        signal: AbortSignal.any([
          AbortSignal.timeout(withinMs),
          ...(init.signal ? [init.signal] : []),
        ]),
        ...(!options.inside && { lookup: guardedLookup }),
      });
      request.on('error', reject);
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > most) response.destroy(new Error('The answer is larger than 512 KiB'));
          else chunks.push(chunk);
        });
        response.on('error', reject);
        response.on('end', () => {
          const status = response.statusCode ?? 502;
          const type = response.headers['content-type'];
          const headers = { ...(type !== undefined && { 'content-type': type }) };
          const empty = status === 204 || status === 304;
          resolve(new Response(empty ? null : Buffer.concat(chunks), { status, headers }));
        });
      });
      request.end(init.body === undefined || init.body === null ? undefined : String(init.body));
    });
