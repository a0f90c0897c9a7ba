export { glassTellings, lookTellings } from './channel.ts';
export { breakGlassRoutes } from './routes.ts';
export { countGlassNotices } from './show-notices.ts';
export { entriesToConfirm } from './waiting.ts';
