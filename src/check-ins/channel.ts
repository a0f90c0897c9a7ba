import { tells } from '../platform/channels.ts';
import { partChanged, roundChanged, roundClosed } from './events.ts';

/** What a topic tells besides its posts: that its round stands otherwise. How, each page fetches. */
export const checkInTellings = [tells(roundChanged), tells(roundClosed)];

/** What someone hears on their own subject: that a round waits for them no more, or again. */
export const ownCheckInTellings = [tells(partChanged)];
