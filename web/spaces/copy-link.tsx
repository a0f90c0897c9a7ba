import { useRef, useState } from 'react';
import { useSay } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import css from './manage-space.module.css';

/** An address to hand on, shown once. Where the page may not copy, it is marked, to be copied by hand. */
export function CopyLink({ url }: { url: string }) {
  const say = useSay();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<string>();
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(url);
      setCopied(url);
    } catch {
      setCopied(undefined); // not allowed, or no secure page: the address is marked already
    }
  };
  return (
    <div className="stack">
      <p role="status">{say(copied === url ? 'manage.copied' : 'manage.linkOnce')}</p>
      <input
        ref={field}
        className={css.secret}
        aria-label={say('manage.linkAddress')}
        readOnly
        value={url}
        onFocus={(event) => event.target.select()}
      />
      <Button onClick={() => void copy()}>{say('manage.copy')}</Button>
    </div>
  );
}
