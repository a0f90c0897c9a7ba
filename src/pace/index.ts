export { keepPace } from './keep-pace.ts';
