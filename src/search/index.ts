export { catchUp, checkIndex, rebuildIndex, regroupSpace } from './keep-up.ts';
export { searchRoutes } from './routes.ts';
