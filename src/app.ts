import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import { alikeRoutes } from './alike/index.ts';
import { askRoutes } from './asks/index.ts';
import { attachmentRoutes, type FileLimits } from './attachments/index.ts';
import { bookmarkRoutes } from './bookmarks/index.ts';
import { breakGlassRoutes } from './break-glass/index.ts';
import { briefRoutes, readFlaggedBriefs } from './briefs/index.ts';
import { checkInRoutes, readFlaggedAnswers, readFlaggedPrompts } from './check-ins/index.ts';
import { consultancyRoutes } from './consultancies/index.ts';
import { digestRoutes, unsubscribeRoutes } from './digests/index.ts';
import { districtRoutes } from './districts/index.ts';
import { draftRoutes } from './drafts/index.ts';
import { linkCardRoutes } from './link-cards/index.ts';
import { appealRoutes, moderationRoutes } from './moderation/index.ts';
import { notificationRoutes } from './notifications/index.ts';
import { keepPace } from './pace/index.ts';
import { peopleRoutes, personCards, staffRoleOf } from './people/index.ts';
import type { Deps } from './platform/deps.ts';
import type { FileStore } from './platform/file-store.ts';
import { gaugesOf } from './platform/gauges.ts';
import { byAddress, byPerson, limit } from './platform/http/limits.ts';
import { buildServer, type ServerOptions } from './platform/http/server.ts';
import { webApp } from './platform/http/web-app.ts';
import type { Hub } from './platform/live/hub.ts';
import { liveSocket } from './platform/live/socket.ts';
import { devMailPages } from './platform/mail/dev-mail.tsx';
import { searchRoutes } from './search/index.ts';
import { type SignInSettings, signInRoutes } from './sign-in/index.ts';
import {
  cohortPeers,
  mayReadFilesOf,
  readFlagged,
  spacesRoutes,
  talkCards,
} from './spaces/index.ts';
import { studentDataRoutes } from './student-data/index.ts';

export type AppOptions = ServerOptions & {
  webFolder?: string;
  /** What is live in this process; without it there is no socket. */
  live?: Hub;
  /** Where the bytes of files lie, and how many there may be; without it nothing is attached. */
  files?: { store: FileStore; limits: FileLimits };
  /** Without it sign-in is as in production. */
  signIn?: SignInSettings;
  /** Where kept mail lies, on a machine that keeps it in place of sending; then `/dev/mail` shows it. */
  devMail?: { folder: string; production: boolean };
};

const strictSignIn: SignInSettings = { demonstration: false, production: true };

// Far above what a person does, far below what a script would: each capability has narrower limits of its own.
const overall: Parameters<typeof limit> = [
  {
    name: 'write',
    max: 180,
    windowSeconds: 60,
    by: (request) => (request.method === 'GET' || !request.visitor ? undefined : byPerson(request)),
  },
  {
    name: 'stranger',
    max: 600, // a whole school may stand behind one address
    windowSeconds: 60,
    by: (request) => (request.visitor ? undefined : byAddress(request)),
  },
];

/** Assembles the API from what it is handed. Opens nothing and listens nowhere. */
export async function buildApp(deps: Deps, options: AppOptions): Promise<FastifyInstance> {
  const app = await buildServer(deps, { gauges: gaugesOf(deps.db, options.live), ...options });
  if (options.live) {
    const { authenticate, live: hub } = options;
    await app.register(liveSocket, { hub, authenticate, publicUrl: deps.publicUrl });
  }
  await app.register(
    async (api) => {
      api.addHook('preHandler', limit(...overall));
      api.addHook('preHandler', keepPace(deps));
      await api.register(districtRoutes, { ...deps, staffRoleOf });
      await api.register(signInRoutes, { ...deps, ...(options.signIn ?? strictSignIn) });
      await api.register(peopleRoutes, { ...deps, cohortPeers });
      await api.register(studentDataRoutes, {
        ...deps,
        readFlagged: [readFlagged, readFlaggedAnswers, readFlaggedPrompts, readFlaggedBriefs],
      });
      if (options.files) {
        const files = { ...options.files, mayReadSubject: mayReadFilesOf };
        await api.register(attachmentRoutes, { ...deps, ...files });
      }
      await api.register(spacesRoutes, deps);
      await api.register(linkCardRoutes, { ...deps, offers: [...talkCards, personCards] });
      await api.register(alikeRoutes, deps);
      await api.register(bookmarkRoutes, deps);
      await api.register(briefRoutes, deps);
      await api.register(checkInRoutes, deps);
      await api.register(consultancyRoutes, deps);
      await api.register(draftRoutes, deps);
      await api.register(moderationRoutes, deps);
      await api.register(breakGlassRoutes, { ...deps, store: options.files?.store });
      await api.register(searchRoutes, deps);
      await api.register(askRoutes, deps);
      await api.register(notificationRoutes, deps);
      await api.register(digestRoutes, deps);
    },
    { prefix: '/api' },
  );
  await app.register(async (pages) => {
    await pages.register(formbody, { bodyLimit: 4096 });
    await pages.register(unsubscribeRoutes, deps);
  });
  await app.register(appealRoutes, deps);
  if (options.devMail) await app.register(devMailPages, options.devMail);
  if (options.webFolder) await app.register(webApp, { folder: options.webFolder });
  return app;
}
