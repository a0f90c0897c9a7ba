import type { FastifyReply } from 'fastify';
import type { Entry } from './complete-sign-in.ts';
import { longestDays } from './rules.ts';

/** `__Host-` wants https: without it, on a developer's own machine, the cookie goes without the prefix. */
export const cookieName = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? '__Host-hallway' : 'hallway';

const options = (publicUrl: string) =>
  ({
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl.startsWith('https:'),
  }) as const;

/** Hands a browser its session, and writes down who came in. */
export function giveSession(
  reply: FastifyReply,
  publicUrl: string,
  { token, signedIn }: Entry,
): void {
  const { personId: person, secondFactorNeeded } = signedIn;
  reply.log.info({ person, secondFactorNeeded }, 'signed in');
  const maxAge = longestDays * 24 * 3600;
  reply.setCookie(cookieName(publicUrl), token, { ...options(publicUrl), maxAge });
}

export function takeSession(reply: FastifyReply, publicUrl: string): void {
  reply.clearCookie(cookieName(publicUrl), options(publicUrl));
}

/** The session token in a Cookie header, if there is one. */
export function readSessionCookie(name: string, header: string | undefined): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = part.trim().split('=');
    if (key === name && value) return value;
  }
  return undefined;
}

/** Where a browser keeps what it must bring back from its district's sign-in. */
export const attemptCookie = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? '__Host-hallway-district' : 'hallway-district';

export const attemptOptions = (publicUrl: string) => ({ ...options(publicUrl), maxAge: 600 });
