export { notificationTellings } from './channel.ts';
export { aboutPosts, makeNotifications } from './make-notifications.ts';
export { makeReminders } from './make-reminders.ts';
export { forgetOldNotifications } from './queries.ts';
export { notificationRoutes } from './routes.ts';
export { tellOfRequests } from './tell-of-requests.ts';
