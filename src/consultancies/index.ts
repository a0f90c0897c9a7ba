export { consultancyTellings } from './channel.ts';
export { consultancyRoutes } from './routes.ts';
