import { del, get, set } from 'idb-keyval';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem, get as ask, NoConnection, remove } from '../app/fetch.ts';
import { newKey } from '../app/ids.ts';
import { cache } from '../app/query.ts';
import { draftStore } from '../app/storage.ts';
import { type Chosen, mostFiles } from './chosen.ts';
import { uploadFile } from './upload.ts';
import type { Room } from './views.ts';

const atOnce = 2;

export type Files = ReturnType<typeof useFiles>;
/** A file that is there, and what its author says that it shows. */
export type KeptFile = Pick<Chosen, 'key' | 'there' | 'alt'>;

/**
 * The files that go with a draft. Each is uploaded as soon as it is chosen; those that are there are kept on this device
 * with the draft, and on the server for a day. The others need a connection, and a page that stays open.
 *
 * @param name  of the draft, such as `topics/<id>/reply`
 */
export function useFiles(name: string) {
  const [items, setItems] = useState<readonly Chosen[]>([]);
  const latest = useRef<readonly Chosen[]>([]);
  const calls = useRef(new Map<string, AbortController>());
  const store = `${name}/files`;

  const show = (next: readonly Chosen[]) => {
    latest.current = next;
    setItems(next);
  };
  const change = (key: string, how: Partial<Chosen>) =>
    show(latest.current.map((item) => (item.key === key ? { ...item, ...how } : item)));
  const keep = async () => {
    const there = thereOf(latest.current);
    await (there.length > 0 ? set(store, there, draftStore) : del(store, draftStore));
  };

  async function send(item: Chosen) {
    if (!item.file) return;
    const call = new AbortController();
    calls.current.set(item.key, call);
    change(item.key, { state: 'sending', sent: 0, reason: null });
    try {
      const tell = (sent: number) => change(item.key, { sent });
      const isTooLarge = item.bytes > (await mostBytes());
      call.signal.throwIfAborted();
      if (isTooLarge) change(item.key, { state: 'refused', reason: 'too-large' });
      else {
        const there = await uploadFile(item.file, item.key, tell, call.signal);
        change(item.key, { state: 'there', there, sent: 1, file: null });
        await keep();
      }
    } catch (error) {
      change(item.key, { ...whyNot(error), sent: 0 });
    }
    calls.current.delete(item.key);
    sendNext();
  }
  const sendNext = () => {
    const free = atOnce - latest.current.filter(({ state }) => state === 'sending').length;
    const waiting = latest.current.filter(({ state }) => state === 'waiting');
    for (const item of waiting.slice(0, Math.max(0, free))) void send(item);
  };
  const sendAgain = (key?: string) => {
    const again = (item: Chosen) => item.state === 'stopped' && (!key || item.key === key);
    show(latest.current.map((item) => (again(item) ? { ...item, state: 'waiting' } : item)));
    sendNext();
  };
  const addKept = (kept: readonly KeptFile[]) => {
    const known = new Set(latest.current.map(({ key }) => key));
    show([...latest.current, ...kept.filter(({ key }) => !known.has(key)).map(asThere)]);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: these work on what is shown now, whenever they were made
  useEffect(() => {
    let gone = false;
    void get<KeptFile[]>(store, draftStore).then((kept) => {
      if (!gone && kept) addKept(kept);
    });
    const online = () => sendAgain();
    window.addEventListener('online', online);
    const open = calls.current;
    return () => {
      gone = true;
      window.removeEventListener('online', online);
      for (const call of open.values()) call.abort();
      show([]);
    };
  }, [store]);

  return {
    items,
    /** What is posted now would go without some: why they are not there yet, or `undefined` when all are. */
    missing: missingOf(items),
    /** How a post names them. */
    named: namesOf(items),
    there: thereOf(items),
    add(files: readonly File[]) {
      const free = mostFiles - latest.current.filter(({ state }) => state !== 'refused').length;
      show([...latest.current, ...files.map((file, at) => asChosen(file, at < free))]);
      sendNext();
    },
    describe(key: string, alt: string) {
      change(key, { alt });
      void keep();
    },
    remove(key: string) {
      calls.current.get(key)?.abort();
      const item = latest.current.find((each) => each.key === key);
      show(latest.current.filter((each) => each.key !== key));
      void keep();
      // What nobody took back goes by itself after a day.
      if (item?.there) void remove(`/attachments/${item.there.id}`).catch(() => undefined);
    },
    sendAgain,
    /** They have gone with a post, or into the send tray. */
    async discard() {
      show([]);
      await del(store, draftStore);
    },
    /** Takes up those of a post that could not be sent. */
    async takeUp(kept: readonly KeptFile[]) {
      addKept(kept);
      await keep();
    },
  };
}

const thereOf = (items: readonly Chosen[]): KeptFile[] =>
  items.filter(({ there }) => there).map(({ key, there, alt }) => ({ key, there, alt }));

const namesOf = (items: readonly Chosen[]): { attachments?: { id: string; alt: string }[] } => {
  const attachments = items.flatMap(({ there, alt }) => (there ? [{ id: there.id, alt }] : []));
  return attachments.length > 0 ? { attachments } : {};
};

const asThere = ({ key, there, alt }: KeptFile): Chosen => ({
  ...{ key, there, alt, name: there?.name ?? '', bytes: there?.bytes ?? 0 },
  ...{ file: null, state: 'there', sent: 1, reason: null },
});

/** One that stopped waits for its author; one that was refused cannot come any more, and says so where it stands. */
function missingOf(items: readonly Chosen[]): 'stillComing' | 'stopped' | undefined {
  if (items.some(({ state }) => state === 'stopped')) return 'stopped';
  const isComing = ({ state }: Chosen) => state === 'waiting' || state === 'sending';
  return items.some(isComing) ? 'stillComing' : undefined;
}

function asChosen(file: File, fits: boolean): Chosen {
  const reason = fits ? null : 'too-many';
  const state = reason ? 'refused' : 'waiting';
  const about = { key: newKey(), name: file.name, bytes: file.size };
  return { ...about, file, state, sent: 0, reason, there: null, alt: '' };
}

/** Nothing is sent for long that would be refused at the end; without an answer, the server will say. */
async function mostBytes(): Promise<number> {
  const queryFn = () => ask<Room>('/me/attachments');
  const query = { queryKey: ['me', 'attachments'], queryFn, staleTime: 600_000, retry: false };
  return cache.fetchQuery(query).then(
    ({ mostFileBytes }) => mostFileBytes,
    () => Number.POSITIVE_INFINITY,
  );
}

function whyNot(error: unknown): Pick<Chosen, 'state' | 'reason'> {
  if (error instanceof NoConnection) return { state: 'stopped', reason: 'silence' };
  if (!(error instanceof ApiProblem)) return { state: 'stopped', reason: 'unknown' };
  const { type, status, body } = error;
  if (type === 'file-refused') {
    return { state: 'refused', reason: body.reason as NonNullable<Chosen['reason']> };
  }
  if (type === 'file-too-large') return { state: 'refused', reason: 'too-large' };
  if (type === 'files-full') return { state: 'stopped', reason: 'full' };
  if (type === 'no-room') return { state: 'stopped', reason: 'no-room' };
  return { state: status < 500 && status !== 429 ? 'refused' : 'stopped', reason: 'unknown' };
}
