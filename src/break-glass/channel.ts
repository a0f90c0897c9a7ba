import { tells } from '../platform/channels.ts';
import { circleLooked, entryChanged, peopleTold } from './events.ts';

/** On people's own subjects: words are fetched. */
export const glassTellings = [tells(entryChanged), tells(peopleTold)];
/** In the circle that was opened. */
export const lookTellings = [tells(circleLooked)];
