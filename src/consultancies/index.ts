export { consultancyTellings } from './channel.ts';
export { type ComingConsultancy, consultanciesFor } from './coming-up.ts';
export { consultancyRoutes } from './routes.ts';
