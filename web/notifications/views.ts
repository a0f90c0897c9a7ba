import type { z } from 'zod';
import type * as notifications from '../../src/notifications/schemas.ts';

export type Notification = z.input<typeof notifications.NotificationView>;
export type NotificationList = z.input<typeof notifications.NotificationPage>;
export type NotificationCount = z.input<typeof notifications.NotificationCount>;
export type QuietHours = z.input<typeof notifications.QuietHoursView>;
export type JoinRequests = z.input<typeof notifications.JoinRequestsList>;
