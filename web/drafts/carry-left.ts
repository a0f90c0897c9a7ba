import { del, entries, get, set } from 'idb-keyval';
import { connection } from '../app/connection.ts';
import { draftStore } from '../app/storage.ts';
import { type Carried, type Names, open, openCarrier, prefix } from './carry.ts';
import { sameWords, tidy, type Words } from './merge.ts';
import type { Part } from './views.ts';

const namesOf = (names: Names) => Object.entries(names) as [Part, string][];

async function wordsOf(names: Names): Promise<Words> {
  const read = namesOf(names).map(async ([part, name]) => {
    const draft = await get<{ text: string }>(name, draftStore);
    return [part, draft?.text ?? ''] as const;
  });
  return tidy(Object.fromEntries(await Promise.all(read)));
}

async function keepWords(names: Names, words: Words) {
  const savedAt = new Date().toISOString();
  await Promise.all(
    namesOf(names).map(([part, name]) => {
      const text = words[part];
      return text ? set(name, { text, savedAt }, draftStore) : del(name, draftStore);
    }),
  );
}

/**
 * Carries what was written here without a connection, and is open no more, to the server.
 *
 * @returns how many drafts it could not carry
 */
export async function carryLeft(): Promise<number> {
  const kept = await entries<string, Carried>(draftStore);
  const left = kept.filter(([key]) => key.startsWith(prefix));
  let stayed = 0;
  for (const [key, { names, words: base }] of left) {
    const place = key.slice(prefix.length);
    const words = await wordsOf(names);
    if (open.has(place) || sameWords(words, base)) continue;
    const writing: Promise<void>[] = [];
    const write = (theirs: Words) => void writing.push(keepWords(names, theirs));
    const carrier = openCarrier({ place, names, words, write, offer: () => undefined });
    await carrier.look();
    await carrier.close();
    await Promise.all(writing);
    if (!carrier.isCarried()) stayed += 1;
  }
  return stayed;
}

/** Names under which words of a text are kept, and not what goes with them. */
const ofWords = /\/(reply|edit|brief|offer|new-title|new-body|check-in\/\d)$/;

/** Carries what can be carried, before everything here goes; counts the texts that will go with it. */
export async function countOnlyHere(): Promise<number> {
  const stayed = await carryLeft();
  const kept = await entries<string, Carried & { text?: string }>(draftStore);
  const carried = kept.flatMap(([key, { names }]) =>
    key.startsWith(prefix) ? namesOf(names).map(([, name]) => name) : [],
  );
  const others = kept.flatMap(([key, { text }]) =>
    ofWords.test(key) && text?.trim() && !carried.includes(key)
      ? key.replace(/new-title$/, 'new-body')
      : [],
  );
  return stayed + new Set(others).size;
}

let isStarted = false;

/** Now, and whenever the connection is back. */
export function startCarrying() {
  if (isStarted) return;
  isStarted = true;
  void carryLeft();
  let wasOnline = connection.get().online;
  connection.watch(() => {
    const { online } = connection.get();
    if (online && !wasOnline) void carryLeft();
    wasOnline = online;
  });
}
