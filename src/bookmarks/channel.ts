import { tells } from '../platform/channels.ts';
import { bookmarksChanged } from './events.ts';

/** What someone hears on their own subject besides: that they saved something or took it out, and nothing of what it is. */
export const bookmarkTellings = [tells(bookmarksChanged)];
