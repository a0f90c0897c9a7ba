import { tells } from '../platform/channels.ts';
import { clockTurned } from './events.ts';

/** What a topic tells besides its posts: that its clock stands otherwise. How, each page fetches. */
export const consultancyTellings = [tells(clockTurned)];
