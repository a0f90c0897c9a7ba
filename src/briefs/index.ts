export { briefTellings } from './channel.ts';
export { readFlaggedBriefs } from './flagged-briefs.ts';
export { everWroteBriefIn } from './queries.ts';
export { briefRoutes } from './routes.ts';
export { topicBriefs } from './tables.ts';
