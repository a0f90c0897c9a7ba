import type { RefObject } from 'react';
import { useSay } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import css from './space.module.css';

/** On a phone, the way to the composer from anywhere in a long conversation. */
export function FloatingReply({ area }: { area: RefObject<HTMLTextAreaElement | null> }) {
  const say = useSay();
  return (
    <span className={css.float}>
      <Button
        look="primary"
        onClick={() => {
          area.current?.scrollIntoView({ block: 'center' });
          area.current?.focus({ preventScroll: true });
        }}
      >
        <Icon name="reply" small />
        {say('post.reply')}
      </Button>
    </span>
  );
}
