import { lazy, Suspense } from 'react';
import { type Key, useSay } from '../app/language.tsx';
import { type Sending, takeBack, tryAgain } from '../app/send-tray.ts';
import { Button } from '../parts/button.tsx';
import { Tag } from '../parts/tag.tsx';
import css from './post.module.css';

/** Of those alone whose words were held. */
const HeldSending = lazy(async () => ({
  default: (await import('../student-data/held-sending.tsx')).HeldSending,
}));

/** Where it can be said what would help. */
const hints: Record<string, Key> = {
  'newcomer-limit': 'pace.newcomerLimit',
  'newcomer-words': 'pace.newcomerWords',
  'repeated-words': 'pace.repeatedWords',
  'file-not-free': 'files.goneHint',
  'file-tells-who': 'files.tellsWho',
};
const words = { waiting: 'tray.saved', sending: 'tray.sending', refused: 'tray.refused' } as const;

/** How it stands with something that the server does not have yet. */
export function TrayState({ item: { state } }: { item: Sending }) {
  const say = useSay();
  return <Tag hue={state === 'refused' ? 'brick' : 'gold'}>{say(words[state])}</Tag>;
}

/**
 * What can be done about a refusal.
 *
 * @param onTakeBack  keeps the words elsewhere on this device; only then they leave the tray
 */
export function Refusal(props: { item: Sending; onTakeBack(item: Sending): Promise<void> }) {
  const { item, onTakeBack } = props;
  const say = useSay();
  if (item.state !== 'refused') return null;
  const change = async () => {
    await onTakeBack(item);
    await takeBack(item.id);
  };
  const changeIt = (
    <Button look="quiet" onClick={() => void change()}>
      {say('tray.edit')}
    </Button>
  );
  if (item.problem === 'student-data' && item.refusal) {
    return (
      <Suspense fallback={changeIt}>
        <HeldSending item={item} refusal={item.refusal}>
          {changeIt}
        </HeldSending>
      </Suspense>
    );
  }
  return (
    <div className={css.actions} role="alert">
      <span className="meta">{say(hints[item.problem ?? ''] ?? 'tray.refusedHint')}</span>
      <Button onClick={() => void tryAgain(item.id)}>{say('state.tryAgain')}</Button>
      {changeIt}
    </div>
  );
}
