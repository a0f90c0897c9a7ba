import { type ComponentType, lazy } from 'react';

type Params = Record<string, string>;
type Screen = ComponentType<Params>;
type Route = { pattern: RegExp; screen: Screen; load(): Promise<unknown>; forEveryone: boolean };

/** @param path  with its parameters after colons: `/topics/:topicId` */
function route<Props extends Params>(
  path: string,
  load: () => Promise<ComponentType<Props>>,
  forEveryone = false,
): Route {
  const pattern = new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`);
  const screen = lazy(async () => ({ default: (await load()) as Screen }));
  return { pattern, screen, load, forEveryone };
}

/** Every screen by its address; each is a piece of its own that is loaded when it is wanted. */
const routes = [
  route('/', async () => (await import('../home/home.tsx')).Home),
  route('/spaces', async () => (await import('../spaces/directory.tsx')).SpaceDirectory),
  route('/spaces/:spaceId', async () => (await import('../spaces/space.tsx')).SpacePage),
  route(
    '/spaces/:spaceId/manage',
    async () => (await import('../spaces/manage-space.tsx')).ManageSpace,
  ),
  route(
    '/spaces/:spaceId/looks',
    async () => (await import('../break-glass/looks-page.tsx')).LooksPage,
  ),
  route('/topics/:topicId', async () => (await import('../spaces/topic.tsx')).TopicPage),
  route('/join', async () => (await import('../spaces/join-page.tsx')).JoinPage, true),
  route('/posts/:postId', async () => (await import('../spaces/post-page.tsx')).PostPage),
  route('/moderation', async () => (await import('../moderation/queue.tsx')).Queue),
  route('/audit', async () => (await import('../moderation/audit.tsx')).Audit),
  route(
    '/moderation/break-glass',
    async () => (await import('../break-glass/entries-page.tsx')).EntriesPage,
  ),
  route(
    '/moderation/break-glass/:entryId',
    async () => (await import('../break-glass/read-page.tsx')).ReadPage,
  ),
  route(
    '/moderation/break-glass/:entryId/topics/:topicId',
    async () => (await import('../break-glass/read-topic-page.tsx')).ReadTopicPage,
  ),
  route('/saved', async () => (await import('../bookmarks/saved-page.tsx')).SavedPage),
  route('/drafts', async () => (await import('../drafts/unfinished.tsx')).Unfinished),
  route('/search', async () => (await import('../search/search-page.tsx')).SearchPage),
  route(
    '/notifications',
    async () => (await import('../notifications/notifications.tsx')).Notifications,
  ),
  route('/people', async () => (await import('../people/directory.tsx')).PeopleDirectory),
  route('/people/:personId', async () => (await import('../people/profile.tsx')).ProfilePage),
  route('/profile', async () => (await import('../people/own-profile.tsx')).OwnProfile),
  route('/settings', async () => (await import('../people/settings.tsx')).Settings),
  route('/welcome', async () => (await import('../people/welcome.tsx')).Welcome),
  route('/sign-in', async () => (await import('../sign-in/sign-in.tsx')).SignIn, true),
  route(
    '/settings/email',
    async () => (await import('../sign-in/confirm-email.tsx')).ConfirmEmail,
    true,
  ),
  route(
    '/sign-in/link',
    async () => (await import('../sign-in/sign-in-link.tsx')).SignInLink,
    true,
  ),
];

/** The screen of an address, with the parameters that stand in it. */
export function findScreen(path: string) {
  for (const { pattern, ...found } of routes) {
    const match = pattern.exec(path);
    if (match) return { ...found, params: { ...match.groups } };
  }
  return undefined;
}

/** Begins to load a screen that will probably be asked for. */
export const prepareScreen = (path: string) => void findScreen(path)?.load();

/** A link that is pointed at, or focused, is probably followed. */
export function prepareOnApproach() {
  const approach = (event: Event) => {
    const link = (event.target as Element).closest?.<HTMLAnchorElement>('a[href]');
    if (link?.origin === location.origin) prepareScreen(link.pathname);
  };
  document.addEventListener('pointerover', approach);
  document.addEventListener('focusin', approach);
}
