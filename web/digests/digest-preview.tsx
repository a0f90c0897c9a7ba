import { useQuery } from '@tanstack/react-query';
import { get } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import css from './digest-preview.module.css';
import type { DigestView } from './views.ts';

/** What the next digest would say, as its text part: the mail's own styles stay in the mail. */
export function DigestPreview({ onClose }: { onClose(): void }) {
  const say = useSay();
  const { data, error, refetch } = useQuery({
    queryKey: ['digest'],
    queryFn: ({ signal }) => get<DigestView>('/me/digest', signal),
    gcTime: 0,
  });
  return (
    <Dialog title={say('digest.preview')} onClose={onClose}>
      {data && (data.text ? <Mail digest={data} /> : <p>{say('digest.nothing')}</p>)}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={2} />}
    </Dialog>
  );
}

function Mail({ digest }: { digest: DigestView }) {
  const say = useSay();
  return (
    <div className="stack">
      <p>
        <span className="meta">{say('digest.subject')}</span> <b>{digest.subject}</b>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard */}
      <pre className={css.mail} tabIndex={0}>
        {digest.text}
      </pre>
    </div>
  );
}
