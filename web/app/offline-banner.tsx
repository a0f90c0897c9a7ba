import { Banner } from '../parts/banner.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { connection } from './connection.ts';
import { useSpeech } from './language.tsx';
import { useStore } from './store.ts';

/** Says once, under the header, that there is no connection, and that nothing is lost by it. */
export function OfflineBanner() {
  const { say, show } = useSpeech();
  const { online, savedAt } = useStore(connection);
  if (online) return null;
  return (
    <Banner icon="offline">
      {savedAt
        ? show('state.offlineSaved', { time: <ZonedTime at={savedAt} as="stamp" /> })
        : say('state.offline')}
    </Banner>
  );
}
