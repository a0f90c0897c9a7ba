import { tells } from '../platform/channels.ts';
import { notificationsMade, notificationsRead, notificationsSettled } from './events.ts';

/** What someone hears on their own subject besides: that there is something new or less, and nothing of what it is. */
export const notificationTellings = [
  tells(notificationsMade),
  tells(notificationsSettled),
  tells(notificationsRead),
];
