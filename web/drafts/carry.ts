import { del, get, set } from 'idb-keyval';
import { connection } from '../app/connection.ts';
import { ApiProblem, ask, get as fetchView, isProblem, NoConnection } from '../app/fetch.ts';
import { draftStore } from '../app/storage.ts';
import { isEmpty, type Kept, merge, nothing, sameWords, type Words } from './merge.ts';
import type { DraftView, Part } from './views.ts';

/** Under which names the parts of a draft are kept on this device. */
export type Names = Partial<Record<Part, string>>;

/** What is remembered beside the words of a draft that is carried to the server. */
export type Carried = Kept & {
  names: Names;
  /** On their way when they were last heard of: when the server has them, they are these and no others. */
  sent?: Words;
};

export const prefix = 'carried/';
const rest = 5_000;
/** Browsers let so much, in bytes, go out while a page is being left. */
const mostWhenLeaving = 60_000;

/** Drafts that are open in this page. */
export const open = new Set<string>();

type Device = {
  place: string;
  names: Names;
  /** As they stand on this device at first. */
  words: Words;
  /** Puts words of another device in their place. */
  write(words: Words): void;
  /** Tells of words of another device that are not put there unasked; null when that is settled. */
  offer(theirs: Words | null): void;
};

/**
 * Carries one draft between this device and the server while it is open. The device has its words first; they are sent when
 * writing rests, and the server is asked when there is reason to think that another device wrote.
 */
export function openCarrier({ place, names, words, write, offer }: Device) {
  const path = `/me/drafts/${place}`;
  const key = prefix + place;
  let mine = words;
  let base = nothing;
  let sent: Words | undefined;
  let refused: Words | undefined;
  let offered: Kept | null = null;
  let isMarked = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** One after the other, so that no answer is older than what is known. */
  let turn: Promise<void> = get<Carried>(key, draftStore).then((known) => {
    if (known)
      ({ sent, ...base } = { sent: known.sent, words: known.words, version: known.version });
  });
  const inTurn = (run: () => Promise<void>) => {
    turn = turn.then(run).catch(isNoMatter);
    return turn;
  };
  const remember = () =>
    isEmpty(base.words) && isEmpty(mine) && !sent
      ? del(key, draftStore)
      : set(key, { ...base, names, ...(sent && { sent }) }, draftStore);

  async function settle({ words: theirs, version }: Kept) {
    const there = { words: theirs, version };
    if (sent && sameWords(sent, theirs)) base = there;
    sent = undefined;
    const next = merge(mine, base, there);
    offered = next === 'offer' ? there : null;
    offer(offered && theirs);
    if (next !== 'offer') base = there;
    if (next === 'fill') {
      mine = theirs;
      write(theirs);
    }
    await remember();
    if (next === 'send') void push();
  }

  const look = () =>
    inTurn(async () => {
      if (!connection.get().online) return;
      refused = undefined;
      await settle(await fetchView<DraftView>(path));
    });

  const push = (leaving = false) =>
    inTurn(async () => {
      clearTimeout(timer);
      const isSent = sameWords(mine, base.words) || (refused && sameWords(mine, refused));
      if (offered || isSent) return;
      if (!connection.get().online) return remember(); // so that it is found when the connection is back
      const going = mine;
      sent = going;
      const remembered = remember();
      if (!leaving) await remembered;
      try {
        const body = { words: going };
        const hurries = leaving && JSON.stringify(body).length < mostWhenLeaving / 3; // three bytes for a character at most
        const options = { body, match: `"${base.version}"`, leaving: hurries };
        const { words: kept, version } = await ask<DraftView>('PUT', path, options);
        base = { words: kept, version };
        sent = undefined;
        await remember();
      } catch (error) {
        if (isProblem(error, 'changed-meanwhile')) return settle(error.body.current as DraftView);
        if (error instanceof ApiProblem) refused = going; // until they are others, or the server is asked again
        throw error;
      }
    });

  open.add(place);
  return {
    look,
    push,
    /** Whether the server has all that is written here. */
    isCarried: () => sameWords(mine, base.words),
    changed(next: Words) {
      if (sameWords(next, mine)) return;
      mine = next;
      if (!isMarked) void inTurn(remember); // a page that is left in a hurry leaves this behind
      isMarked = true;
      clearTimeout(timer);
      if (isEmpty(mine)) void push();
      else timer = setTimeout(() => void push(), rest);
    },
    /** Theirs in place of mine. */
    async take() {
      if (!offered) return;
      const { words: theirs } = offered;
      base = offered;
      offered = null;
      mine = theirs;
      write(theirs);
      offer(null);
      await remember();
      void look(); // they may have been gone on with since
    },
    /** Mine in place of theirs. */
    keep() {
      if (offered) base = offered;
      offered = null;
      offer(null);
      return push();
    },
    close() {
      open.delete(place);
      return push();
    },
  };
}

/** The words are on this device. Whatever kept them from going is over by the next time, or they stay here. */
function isNoMatter(error: unknown) {
  if (!(error instanceof ApiProblem || error instanceof NoConnection)) throw error;
}
