export { checkInTellings, ownCheckInTellings } from './channel.ts';
export { closeRounds } from './close-rounds.ts';
export { reminderAsked } from './events.ts';
export { readFlaggedAnswers, readFlaggedPrompts } from './flagged-words.ts';
export { type OpenRound, openRoundsOf } from './open-rounds.ts';
export { checkInRoutes } from './routes.ts';
export { mostOffers } from './schemas.ts';
export { checkInAnswers, checkInOffers, checkIns } from './tables.ts';
export { roundWaitsFor } from './waiting-people.ts';
