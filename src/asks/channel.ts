import { tells } from '../platform/channels.ts';
import { askPassed, callEnded, helpAsked } from './events.ts';

/** What someone hears on their own subject besides: that something about their asking or being asked is to be read again. */
export const askTellings = [tells(helpAsked), tells(callEnded), tells(askPassed)];
