import { lazy, Suspense, useState } from 'react';
import { useSay } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';

const ReportPost = lazy(async () => ({
  default: (await import('../moderation/report-post.tsx')).ReportPost,
}));

/** @param of  the address of what somebody shared or offered */
export function ReportWords({ of, name }: { of: string; name: string }) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        look="quiet"
        aria-label={say('round.reportOf', { name })}
        onClick={() => setOpen(true)}
      >
        {say('round.report')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <ReportPost of={of} title={say('round.reportTitle')} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
