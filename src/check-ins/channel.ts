import { tells } from '../platform/channels.ts';
import { roundChanged, roundClosed } from './events.ts';

/** What a topic tells besides its posts: that its round stands otherwise. How, each page fetches. */
export const checkInTellings = [tells(roundChanged), tells(roundClosed)];
