import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { announceAnswer } from '../app/announce.ts';
import { isProblem, post } from '../app/fetch.ts';
import { type Say, useSay } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { TextArea, TextField } from '../parts/field.tsx';
import { Panel } from '../parts/panel.tsx';

/** What an address of ours is about; undefined when it is neither a circle's nor a topic's. */
function readAddress(address: string): { spaceId: string } | { topicId: string } | undefined {
  const [, kind, id] = /\/(spaces|topics)\/([0-9a-f-]{36})(?:[/?#]|$)/.exec(address.trim()) ?? [];
  if (id === undefined) return undefined;
  return kind === 'spaces' ? { spaceId: id } : { topicId: id };
}

const shortestReason = 20;

/** One moderator asks; it opens nothing before another one confirms. */
export function AskAccess() {
  const say = useSay();
  const heading = useId();
  const [address, setAddress] = useState('');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<'address' | 'reason'>();
  const ask = useMutation({
    mutationFn: (wish: object) => post('/break-glass', wish),
    onSuccess() {
      setAddress('');
      setReason('');
      announceAnswer(say('glass.asked'));
      void cache.invalidateQueries({ queryKey: ['people'] });
    },
  });
  const send = () => {
    const about = readAddress(address);
    const why = reason.trim();
    setMissing(!about ? 'address' : why.length < shortestReason ? 'reason' : undefined);
    if (about && why.length >= shortestReason) ask.mutate({ ...about, reason: why });
  };
  return (
    <Panel padded>
      <section aria-labelledby={heading} className="stack">
        <h2 id={heading}>{say('glass.ask')}</h2>
        <TextField
          label={say('glass.address')}
          hint={say('glass.addressHint')}
          error={missing === 'address' ? say('glass.addressMissing') : undefined}
          value={address}
          maxLength={500}
          onChange={(event) => setAddress(event.target.value)}
        />
        <TextArea
          label={say('glass.reason')}
          hint={say('glass.reasonHint')}
          error={missing === 'reason' ? say('glass.reasonMissing') : undefined}
          value={reason}
          rows={3}
          maxLength={1000}
          onChange={(event) => setReason(event.target.value)}
        />
        {ask.error && <p role="alert">{whyNot(ask.error, say)}</p>}
        <div>
          <Button look="primary" busy={ask.isPending} onClick={send}>
            {say('glass.askNow')}
          </Button>
        </div>
      </section>
    </Panel>
  );
}

function whyNot(error: unknown, say: Say): string {
  if (isProblem(error, 'not-found')) return say('glass.noCircle');
  if (isProblem(error, 'party-to-it')) return say('glass.party');
  if (isProblem(error, 'break-glass-asked-already')) return say('glass.already');
  return say('state.notDone');
}
