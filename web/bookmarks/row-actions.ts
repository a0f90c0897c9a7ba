import { useEffect, useRef, useState } from 'react';
import { announceAnswer } from '../app/announce.ts';

/** Gives the focus back to the button that opened a form, when that is done. */
export function useFocusBack(isOpen: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return button;
}

/** Taking out, and putting back: the button that comes in the place of the other takes the focus, or the row without one. */
export function useAction(isTakenOut: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const row = useRef<HTMLDivElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const was = useRef(isTakenOut);
  useEffect(() => {
    if (was.current !== isTakenOut) (button.current ?? row.current)?.focus();
    was.current = isTakenOut;
  }, [isTakenOut]);
  async function run(act: () => Promise<void>, done: string) {
    setBusy(true);
    setFailed(false);
    try {
      await act();
      announceAnswer(done);
    } catch {
      setFailed(true); // which says so, beside the button
    }
    setBusy(false);
  }
  return { button, row, isBusy, failed, run };
}
