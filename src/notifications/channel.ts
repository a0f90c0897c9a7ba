import { tells } from '../platform/channels.ts';
import { notificationsMade, notificationsRead } from './events.ts';

/** What someone hears on their own subject besides: that there is something new, and nothing of what it is. */
export const notificationTellings = [tells(notificationsMade), tells(notificationsRead)];
