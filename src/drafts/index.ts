export { clearPosted } from './clear-posted.ts';
export { forgetOldDrafts } from './queries.ts';
export { draftRoutes } from './routes.ts';
