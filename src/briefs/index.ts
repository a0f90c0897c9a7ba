export { briefTellings } from './channel.ts';
export { briefRoutes } from './routes.ts';
