import { del, entries, set } from 'idb-keyval';
import type { KeptFile } from '../attachments/use-files.ts';
import { connection } from './connection.ts';
import { ApiProblem, post } from './fetch.ts';
import { newKey } from './ids.ts';
import { trayStore } from './storage.ts';
import { makeStore } from './store.ts';

/** Too much of it for now: no pause of ours would do, the person decides. */
const tooMuch = ['newcomer-limit', 'repeated-words'];

/** Something written that the server has not confirmed yet. Its id is the idempotency key. */
export type Sending = {
  id: string;
  personId: string;
  /** The subject it belongs to, such as `topics/<id>`. */
  subject: string;
  path: string;
  body: Record<string, unknown>;
  /** Its files, which are on the server already: what was taken back shows them again. */
  files?: KeptFile[];
  writtenAt: string;
  /** How often it was tried before. */
  tries: number;
  /** `refused` waits for the person; everything else is tried again by itself. */
  state: 'waiting' | 'sending' | 'refused';
  problem?: string;
  /** The refusal as the server worded it. */
  refusal?: Pick<ApiProblem, 'errors' | 'body'>;
};

export const tray = makeStore<Sending[]>([]);
type Arrival = (item: Sending, answer: unknown) => void;
const arrivals = new Set<Arrival>();
let busy = false;
let askedWhileBusy = false;
let retry: ReturnType<typeof setTimeout> | undefined;
let failures = 0;

/** Is told of each item when the server has confirmed it, as it stood before this try. */
export function onArrival(tell: Arrival): () => void {
  arrivals.add(tell);
  return () => arrivals.delete(tell);
}

type Written = Pick<Sending, 'personId' | 'subject' | 'path' | 'body' | 'files'>;

/** Puts something in the tray: from now on it survives a reload, and arrives exactly once. */
export async function send(item: Written) {
  const writtenAt = new Date().toISOString();
  const sending: Sending = { ...item, id: newKey(), writtenAt, tries: 0, state: 'waiting' };
  tray.set([...tray.get(), sending]);
  await set(sending.id, sending, trayStore);
  void empty();
  return sending.id;
}

/** Takes up what an earlier visit of the same person left in the tray. */
export async function openTray(personId: string) {
  const kept = await entries<string, Sending>(trayStore);
  const mine = kept.map(([, item]) => item).filter((item) => item.personId === personId);
  const known = new Set(tray.get().map(({ id }) => id));
  const added = mine.filter(({ id }) => !known.has(id)).map(asWaiting);
  tray.set([...tray.get(), ...added].sort((a, b) => a.writtenAt.localeCompare(b.writtenAt)));
  void empty();
}

const asWaiting = (item: Sending): Sending =>
  item.state === 'sending' ? { ...item, state: 'waiting' } : item;

export async function tryAgain(id: string) {
  await change(id, { state: 'waiting' });
  void empty();
}

/** Sends what was refused in other words. Nothing was kept of it, so its key is still free. */
export async function sendOtherwise(id: string, body: Sending['body']) {
  await change(id, { body, state: 'waiting' });
  void empty();
}

/** Takes an item out unsent, and gives back what was written. */
export async function takeBack(id: string): Promise<Sending | undefined> {
  const item = tray.get().find((each) => each.id === id);
  tray.set(tray.get().filter((each) => each.id !== id));
  await del(id, trayStore);
  return item;
}

async function change(id: string, change: Partial<Sending>) {
  tray.set(tray.get().map((item) => (item.id === id ? { ...item, ...change } : item)));
  const changed = tray.get().find((item) => item.id === id);
  if (changed) await set(id, changed, trayStore);
}

/** Sends what waits, oldest first, one at a time, so that what I write keeps its order. */
async function empty() {
  if (busy) {
    askedWhileBusy = true;
    return;
  }
  clearTimeout(retry);
  busy = true;
  try {
    for (let item = firstWaiting(); item; item = firstWaiting()) {
      if (!(await sendOne(item))) break;
    }
  } finally {
    busy = false;
  }
  if (askedWhileBusy) {
    askedWhileBusy = false;
    void empty();
  }
}

const firstWaiting = () => tray.get().find(({ state }) => state === 'waiting');

/** @returns  whether to go on with the next one */
async function sendOne(item: Sending): Promise<boolean> {
  await change(item.id, { state: 'sending', tries: item.tries + 1 });
  try {
    const answer = await post(item.path, item.body, item.id);
    failures = 0;
    for (const tell of arrivals) tell(item, answer);
    await takeBack(item.id);
    return true;
  } catch (error) {
    const isFinal =
      error instanceof ApiProblem &&
      error.status < 500 &&
      (![401, 408, 429].includes(error.status) || tooMuch.includes(error.type));
    if (isFinal) {
      const { type: problem, errors, body } = error;
      await change(item.id, { state: 'refused', problem, refusal: { errors, body } });
      return true;
    }
    await change(item.id, { state: 'waiting' });
    failures += 1;
    retry = setTimeout(() => void empty(), Math.min(30_000, 1_000 * 2 ** failures));
    return false;
  }
}

window.addEventListener('online', () => {
  failures = 0; // what failed without a connection says nothing about this one
  void empty();
});

// Whoever can read but not send, behind a filter, would ask without end: then only the clock tries again.
connection.watch(() => {
  if (connection.get().online && failures < 4) void empty();
});
