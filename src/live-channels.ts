import { askTellings } from './asks/index.ts';
import { bookmarkTellings } from './bookmarks/index.ts';
import { glassTellings, lookTellings } from './break-glass/index.ts';
import { briefTellings } from './briefs/index.ts';
import { checkInTellings, ownCheckInTellings } from './check-ins/index.ts';
import { consultancyTellings } from './consultancies/index.ts';
import { notificationTellings } from './notifications/index.ts';
import { alsoTells, type Channel } from './platform/channels.ts';
import { personChannel, spaceChannel, topicChannel } from './spaces/index.ts';

/** Every place that a socket can join, with what capabilities that stand higher announce there. */
export const liveChannels: readonly Channel[] = [
  alsoTells(personChannel, [
    ...bookmarkTellings,
    ...notificationTellings,
    ...askTellings,
    ...glassTellings,
    ...ownCheckInTellings,
    ...consultancyTellings,
  ]),
  alsoTells(spaceChannel, [...lookTellings, ...consultancyTellings]),
  alsoTells(topicChannel, [...briefTellings, ...checkInTellings, ...consultancyTellings]),
];
