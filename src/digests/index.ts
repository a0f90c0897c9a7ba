export { preferencesChanged } from './events.ts';
export { findOverdue, giveUpStale } from './queries.ts';
export { queueDueDigests } from './queue-due-digests.ts';
export { digestRoutes } from './routes.ts';
export { sendDigest } from './send-digest.ts';
export { sendDueDigests } from './send-due-digests.ts';
export { unsubscribeRoutes } from './unsubscribe-routes.ts';
