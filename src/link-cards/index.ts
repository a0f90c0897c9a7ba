export type { CardOffer } from './offer.ts';
export { linkCardRoutes } from './routes.ts';
