import { del, get, set } from 'idb-keyval';
import { useCallback, useEffect, useRef, useState } from 'react';
import { draftStore } from './storage.ts';

type Draft = { text: string; savedAt: string };

const pause = 500;

/** What is kept of a text that can be written no more; empty when nothing is. */
export const readDraft = async (name: string): Promise<string> =>
  (await get<Draft>(name, draftStore))?.text ?? '';

/**
 * Keeps what is being written on this device, at every pause in typing.
 *
 * @param name  the composer, such as `topics/<id>/reply`
 */
export function useDraft(name: string, first = '') {
  const [text, setText] = useState(first);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [loaded, setLoaded] = useState<string | null>(null);
  const latest = useRef(first);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    let gone = false;
    void get<Draft>(name, draftStore).then((draft) => {
      if (gone) return;
      setLoaded(name);
      if (!draft || latest.current !== first) return;
      latest.current = draft.text;
      setText(draft.text);
      setSavedAt(draft.savedAt);
    });
    return () => {
      gone = true;
    };
  }, [name, first]);

  const keep = useCallback(async () => {
    clearTimeout(timer.current);
    if (latest.current === '' || latest.current === first) {
      await del(name, draftStore);
      setSavedAt(null);
      return;
    }
    const draft = { text: latest.current, savedAt: new Date().toISOString() };
    await set(name, draft, draftStore);
    setSavedAt(draft.savedAt);
  }, [name, first]);

  const write = useCallback(
    (next: string) => {
      latest.current = next;
      setText(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void keep(), pause);
    },
    [keep],
  );

  const discard = useCallback(async () => {
    latest.current = '';
    setText('');
    setSavedAt(null);
    clearTimeout(timer.current);
    await del(name, draftStore);
  }, [name]);

  useEffect(() => {
    const leave = () => void keep();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      if (timer.current) leave();
    };
  }, [keep]);

  return { name, first, text, savedAt, isLoaded: loaded === name, write, keep, discard };
}
