import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../platform/deps.ts';
import { decodeCursor, MomentKey, pageOf } from '../platform/keyset.ts';
import { PageQuery } from '../platform/page.ts';
import { changeQuietHours } from './change-quiet-hours.ts';
import { markAllNotificationsRead, markNotificationRead } from './mark-notifications-read.ts';
import { countUnread, findQuietHours, listJoinRequests, listNotifications } from './queries.ts';
import {
  JoinRequestsList,
  NotificationCount,
  NotificationPage,
  NotificationPath,
  NotificationsRead,
  QuietHours,
  QuietHoursView,
} from './schemas.ts';

const tags = ['notifications'];
const ByTime = z.tuple([MomentKey, z.uuid()]);

export const notificationRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  app.get(
    '/me/notifications',
    {
      schema: {
        ...{ summary: 'What I was told of, by conversation, the latest first', tags },
        ...{ querystring: PageQuery, response: { 200: NotificationPage } },
      },
    },
    async ({ actor, query: { limit, cursor } }) => {
      const wish = { after: decodeCursor(ByTime, cursor), limit: limit + 1 };
      const rows = await listNotifications(deps.db, actor.personId, wish);
      return pageOf(
        rows,
        limit,
        (row) => row,
        ({ at, id }) => [at.toISOString(), id],
      );
    },
  );

  app.get(
    '/me/notifications/count',
    {
      schema: {
        ...{ summary: 'In how many conversations something waits for me', tags },
        response: { 200: NotificationCount },
      },
    },
    async ({ actor }) => ({ unread: await countUnread(deps.db, actor.personId) }),
  );

  app.get(
    '/me/join-requests',
    {
      schema: {
        ...{ summary: 'Spaces that I look after, where people wait to come in', tags },
        response: { 200: JoinRequestsList },
      },
    },
    ({ actor }) => listJoinRequests(deps.db, actor.personId),
  );

  app.put(
    '/me/notifications/read',
    {
      schema: {
        ...{ summary: 'I know of all of it', tags },
        ...{ body: NotificationsRead, response: { 200: NotificationCount } },
      },
    },
    ({ actor, body }) => markAllNotificationsRead(deps, actor, body.through),
  );

  app.put(
    '/me/notifications/:notificationId/read',
    {
      schema: {
        ...{ summary: 'I know of what is new in this conversation', tags },
        ...{ params: NotificationPath, response: { 200: NotificationCount } },
      },
    },
    ({ actor, params }) => markNotificationRead(deps, actor, params.notificationId),
  );

  app.get(
    '/me/quiet-hours',
    { schema: { summary: 'When I want no news live', tags, response: { 200: QuietHoursView } } },
    ({ actor }) => findQuietHours(deps.db, actor.personId),
  );

  app.put(
    '/me/quiet-hours',
    {
      schema: {
        ...{ summary: 'Choose when I want no news live', tags },
        ...{ body: QuietHours, response: { 200: QuietHoursView } },
      },
    },
    ({ actor, body }) => changeQuietHours(deps, actor.personId, body),
  );
};
