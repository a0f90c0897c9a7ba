export { askPeople } from './ask-people.ts';
export { askTellings } from './channel.ts';
export { endCallsOf, endOldCalls } from './end-calls.ts';
export { helpAsked } from './events.ts';
export { type OpenAsk, openAsksOf } from './queries.ts';
export { askRoutes } from './routes.ts';
export { asks, calls } from './tables.ts';
