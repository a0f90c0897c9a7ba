export { bookmarkTellings } from './channel.ts';
export { bookmarkRoutes } from './routes.ts';
