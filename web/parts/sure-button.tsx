import { useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';

type Props = {
  label: string;
  /** The second press, which does it. */
  sure: string;
  /** The way back: it takes the focus, so that pressing twice by mistake changes nothing. */
  keep: string;
  busy: boolean;
  onSure(): void;
};

/** For what cannot be undone: it is asked once more, in place. */
export function SureButton({ label, sure, keep, busy, onSure }: Props) {
  const [isAsked, setAsked] = useState(false);
  const wasPressed = useRef(false);
  const next = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the button that takes the focus is another one each time
  useEffect(() => {
    if (wasPressed.current) next.current?.focus();
  }, [isAsked]);
  const ask = (asked: boolean) => {
    wasPressed.current = true;
    setAsked(asked);
  };
  if (!isAsked) {
    return (
      <Button ref={next} look="quiet" onClick={() => ask(true)}>
        {label}
      </Button>
    );
  }
  return (
    <>
      <Button key="keep" ref={next} look="quiet" onClick={() => ask(false)}>
        {keep}
      </Button>
      <Button key="sure" busy={busy} onClick={onSure}>
        {sure}
      </Button>
    </>
  );
}
