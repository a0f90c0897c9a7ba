import type { z } from 'zod';
import type { Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import type { EventKind } from './events.ts';
import { compileSerializer } from './http/serialize.ts';

/**
 * Whether a person may join.
 *
 * `from`   history begins after this number: what was told before is neither replayed nor sent
 * `under`  other subjects whose events can end the access, such as the space that a topic stands in
 * `mute`   looks on only: others are not told that they are writing
 * `unseen` nobody is told who is here or writes, and they are told of nobody
 */
export type Admission =
  | boolean
  | { from?: number; under?: readonly string[]; mute?: boolean; unseen?: boolean };

/** One kind of event that a channel tells. Made by `tells`. */
export type Telling = {
  kind: EventKind;
  view: z.ZodType | undefined;
  /** The view as things stand now; undefined when it is gone or there is none. */
  load(deps: Deps, data: unknown): Promise<Told | undefined>;
};
/** A view as JSON, and whose words it holds. */
export type Told = { json: string; authors: readonly string[] };

/** A kind of event that can end or change someone's access. Made by `revokes`. */
export type Revocation = { kind: EventKind; who(data: unknown): readonly string[] | undefined };

type Person = { id: string };
type Presence<View extends z.ZodType<Person>> = {
  person: View;
  /** Names people; who is not among the answers is not shown. */
  name(deps: Deps, personIds: readonly string[]): Promise<z.output<View>[]>;
};

/** A place that sockets join. Made by `defineChannel`. */
export type Channel = {
  name: string;
  /** The subject with its parameters in braces: `topics/{topicId}`. */
  address: string;
  tells: ReadonlyMap<string, Telling>;
  revokedBy: ReadonlyMap<string, Revocation>;
  presence: Presence<z.ZodType<Person>> | undefined;
  /** The parameters of a subject of this channel, or undefined when it is none. */
  read(subject: string): object | undefined;
  mayJoin(deps: Deps, actor: Actor, params: object): Promise<Admission>;
};

/**
 * Says that a channel tells a kind of event and, where there is something to show, as what: the very view that HTTP
 * answers, loaded and encoded once per process and event. It holds nothing that differs between readers.
 *
 * @param how.load     as things stand now, not as they stood then; undefined when it is gone
 * @param how.authors  whose words it shows, read off what was loaded: who has a block with one of them gets the event
 *                     without it
 */
export function tells<Data extends z.ZodType, View extends z.ZodType>(
  kind: EventKind<Data>,
  how?: {
    view: View;
    load(deps: Deps, data: z.output<Data>): Promise<z.output<View> | undefined>;
    authors?(shown: z.output<View>): readonly string[];
  },
): Telling {
  const encode = how && compileSerializer(how.view);
  return {
    kind: kind as unknown as EventKind,
    view: how?.view,
    async load(deps, data) {
      const shown = await how?.load(deps, kind.data.parse(data));
      if (shown === undefined || !encode) return undefined;
      return { json: encode(shown), authors: how?.authors?.(shown) ?? [] };
    },
  };
}

/**
 * Says that a kind of event can end or change access, so that people who joined are asked for again.
 *
 * @param who  the persons concerned; without it, everyone who joined
 */
export const revokes = <Data extends z.ZodType>(
  kind: EventKind<Data>,
  who?: (data: z.output<Data>) => readonly string[],
): Revocation => ({
  kind: kind as unknown as EventKind,
  who(data) {
    const read = kind.data.safeParse(data);
    return read.success ? who?.(read.data) : undefined; // one that cannot be read concerns everyone
  },
});

/**
 * Declares a channel: who may join the subject, and what is told there.
 *
 * @param mayJoin   asked on joining, and again upon each event of `revokedBy` on the subject itself, on those it
 *                  stands `under`, and on the person's own
 * @param presence  shows who is there and who is writing
 */
export function defineChannel<Params extends z.ZodObject, View extends z.ZodType<Person>>(channel: {
  name: string;
  params: Params;
  subject(params: z.output<Params>): string;
  mayJoin(deps: Deps, actor: Actor, params: z.output<Params>): Promise<Admission>;
  tells: readonly Telling[];
  revokedBy?: readonly Revocation[];
  presence?: Presence<View>;
}): Channel {
  const keys = Object.keys(channel.params.shape);
  const braced = Object.fromEntries(keys.map((key) => [key, `{${key}}`]));
  const address = channel.subject(braced as z.output<Params>);
  const pattern = new RegExp(`^${address.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
  return {
    name: channel.name,
    address,
    tells: new Map(channel.tells.map((telling) => [telling.kind.type, telling])),
    revokedBy: new Map((channel.revokedBy ?? []).map((one) => [one.kind.type, one])),
    presence: channel.presence as Presence<z.ZodType<Person>> | undefined,
    read: (subject) => channel.params.safeParse(pattern.exec(subject)?.groups).data,
    mayJoin: (deps, actor, params) => channel.mayJoin(deps, actor, params as z.output<Params>),
  };
}

/** The same channel, telling more: what a capability announces that stands above the one whose channel it is. */
export const alsoTells = (channel: Channel, tellings: readonly Telling[]): Channel => ({
  ...channel,
  tells: new Map([
    ...channel.tells,
    ...tellings.map((telling) => [telling.kind.type, telling] as const),
  ]),
});

/** The channel that a subject belongs to, with the subject's parameters. */
export function findChannel(
  channels: readonly Channel[],
  subject: string,
): { channel: Channel; params: object } | undefined {
  if (!/^[a-z0-9/-]+$/.test(subject)) return undefined; // one way of writing each, and nothing odd
  for (const channel of channels) {
    const params = channel.read(subject);
    if (params) return { channel, params };
  }
  return undefined;
}
