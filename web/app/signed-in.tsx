import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import type { Me } from '../people/views.ts';
import { useSpeech } from './language.tsx';
import { live, useSubject } from './live-cache.ts';
import { meQuery } from './me.ts';
import { ownDevice } from './own-device.ts';
import { go, usePlace } from './place.ts';
import { openTray } from './send-tray.ts';
import { Shell } from './shell.tsx';

/** Lets people in who are signed in, and shows everyone else the way to sign in. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { data: me, error, refetch } = useQuery(meQuery);
  if (me === null) return <AwayTo address={signInAddress()} />;
  if (me) return <Present me={me}>{children}</Present>;
  return (
    <main id="main">
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton />}
    </main>
  );
}

function Present({ me, children }: { me: Me; children: ReactNode }) {
  const { path } = usePlace();
  const { choose } = useSpeech();
  useSubject(`people/${me.id}`);
  useEffect(() => {
    live.start();
    void ownDevice(me.id)
      .then(() => openTray(me.id))
      .then(() => import('../drafts/carry-left.ts'))
      .then(({ startCarrying }) => startCarrying())
      .catch(() => undefined); // what is left is carried at the next visit
    return () => live.stop();
  }, [me.id]);
  useEffect(() => {
    choose(me.language === 'es' ? 'es' : 'en');
  }, [me.language, choose]);
  const isNew = !me.onboarded || me.termsToAccept !== null;
  if (isNew && path !== '/welcome') return <AwayTo address="/welcome" />;
  return <Shell me={me}>{children}</Shell>;
}

/** Where someone signs in who wanted to be here. */
function signInAddress(): string {
  const wanted = location.pathname + location.search;
  return wanted === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(wanted)}`;
}

/** Leads to another address, in the place of this one. */
function AwayTo({ address }: { address: string }) {
  useEffect(() => go(address, { replace: true }), [address]);
  return null;
}
