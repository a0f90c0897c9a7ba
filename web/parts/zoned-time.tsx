import { dateFormat } from '../app/formats.ts';
import { useSpeech } from '../app/language.tsx';
import { useTimeZone } from '../app/time-zone.ts';

const day = 86_400_000;

type Props = {
  at: string;
  /** `stamp` for what happened, `clock` for a time of today, `full` with the zone for what is to come. */
  as?: 'stamp' | 'clock' | 'full' | 'day';
  /** The zone of the place, where it is not the reader's own. */
  zone?: string;
};

/** A moment in the reader's zone, or in the zone of the place that it belongs to. */
export function ZonedTime({ at, as = 'stamp', zone }: Props) {
  const { language, say } = useSpeech();
  const own = useTimeZone();
  const timeZone = zone ?? own;
  const moment = new Date(at);
  const style = (options: Intl.DateTimeFormatOptions) =>
    dateFormat(language, { timeZone, ...options }).format(moment);
  const clock = style({ hour: 'numeric', minute: '2-digit' });
  const exact = style({ dateStyle: 'full', timeStyle: 'long' });

  const written = () => {
    if (as === 'clock') return clock;
    if (as === 'day') return style({ month: 'short', day: 'numeric' });
    if (as === 'full') {
      const date = style({ weekday: 'short', month: 'short', day: 'numeric' });
      const time = style({ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });
      return `${date}, ${time}`;
    }
    const ago = daysBetween(moment, new Date(), timeZone);
    if (ago === 0) return say('time.today', { time: clock });
    if (ago === 1) return say('time.yesterday', { time: clock });
    const withYear = Math.abs(ago) > 300 ? ({ year: 'numeric' } as const) : {};
    return style({ month: 'short', day: 'numeric', ...withYear });
  };
  return (
    <time dateTime={at} title={exact}>
      {written()}
    </time>
  );
}

/** How many midnights lie between two moments, seen from one zone. */
function daysBetween(from: Date, to: Date, timeZone: string): number {
  const dayOf = (moment: Date) =>
    Date.parse(dateFormat('en-CA', { timeZone, dateStyle: 'short' }).format(moment));
  return Math.round((dayOf(to) - dayOf(from)) / day);
}
