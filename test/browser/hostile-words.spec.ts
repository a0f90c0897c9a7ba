import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import pg from 'pg';
import { attachOrStart } from '../../bin/embedded-postgres.mjs';
import { newId } from '../../src/platform/ids.ts';
import { fakeApi } from './fake-api.ts';
import { fillWith, hostile, watchFor } from './hostile-words.ts';
import { appeal, audited, me, priya } from './mockup-network.ts';
import { address, asks } from './real-network.ts';

type Made = { id: string };
/** The fields of the API that hostile words went into. */
const planted = new Set<string>();

/** Sends hostile words, and notes into which fields of the API they went. */
async function plant<View = Made>(
  page: Page,
  method: string,
  path: string,
  ids: string[],
  body: object,
) {
  const names = (value: unknown, at: string): string[] => {
    if (Array.isArray(value)) return value.flatMap((one) => names(one, `${at}[]`));
    if (typeof value === 'string') return [at];
    return Object.entries(value ?? {}).flatMap(([key, one]) => names(one, `${at}.${key}`));
  };
  let next = 0;
  const made = await asks<View>(
    page,
    method,
    path.replace(/\{\w+\}/g, () => String(ids[next++])),
    body,
  );
  for (const name of names(body, '')) planted.add(`${method} /api${path} ${name}`);
  return made;
}

/** Runs a statement in the database of the service. */
async function inDatabase(statement: string, values: unknown[]) {
  const database = await attachOrStart({
    folder: join(String(process.env.HALLWAY_FOLDER), 'postgres'),
  });
  const client = new pg.Client(database.url);
  await client.connect();
  await client.query(statement, values);
  await client.end();
  await database.stop();
}

/** Somebody of their own, so that nobody of the demonstration network is called by hostile words afterwards. */
async function addPerson(name: string): Promise<string> {
  const id = newId();
  const own = { id, name, email: `${id}@school.test`, staff_role: 'administrator' };
  await inDatabase(
    `insert into persons select (jsonb_populate_record(null::persons, to_jsonb(p) || $1::jsonb)).*
       from persons p where p.name = 'Maria Delgado'`,
    [JSON.stringify({ ...own, created_at: new Date().toISOString() })],
  );
  return id;
}

async function open(browser: Browser, personId: string, bypassCSP: boolean) {
  const context = await browser.newContext({ bypassCSP });
  const page = await context.newPage();
  await page.goto(`${address()}/sign-in`);
  await asks(page, 'POST', '/sign-in/demonstration', { personId });
  await page.goto(`${address()}/`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** Through every field in which one person can write for others. */
async function plantEverywhere(writer: Page, other: Page) {
  const confirmed = { studentDataConfirmed: true };
  await plant(writer, 'PATCH', '/me', [], {
    ...{
      name: fillWith(110),
      challenge: fillWith(2000),
      subjects: hostile.slice(0, 8).map((one) => one.slice(0, 60)),
    },
    ...{ offers: hostile.slice(0, 9), seeks: hostile.slice(9, 18) },
    readiness: [{ practice: fillWith(100, 3), level: 'trying' }],
  });
  const spaces = [];
  for (let start = 0; start < hostile.length; start += 8) {
    const wish = {
      name: fillWith(100, start),
      purpose: fillWith(500, start),
      question: fillWith(300, start),
    };
    spaces.push(
      await plant(writer, 'POST', '/spaces', [], {
        ...wish,
        joinPolicy: 'invitation',
        guidelines: fillWith(16_000, 0, '\n\n'),
        welcome: fillWith(4000, 0, '\n\n'),
      }),
    );
  }
  const [{ id: spaceId } = { id: '' }] = spaces;
  await plant(writer, 'PATCH', '/spaces/{spaceId}', [spaceId], {
    ...{ name: fillWith(100, 2), purpose: fillWith(500, 2), question: fillWith(300, 2) },
    ...{ guidelines: fillWith(16_000, 0, '\n\n'), welcome: fillWith(4000, 0, '\n\n') },
  });
  const otherId = (await asks<Made>(other, 'GET', '/me')).id;
  await asks(writer, 'PUT', `/spaces/${spaceId}/members/${otherId}`, {});
  await asks(other, 'PUT', `/spaces/${spaceId}/membership`);
  const topics: Made[] = [];
  for (let start = 0; start < hostile.length; start += 4) {
    const wish = {
      title: fillWith(200, start),
      body: fillWith(8000, start, '\n\n'),
      kind: 'question',
    };
    topics.push(
      await plant(writer, 'POST', '/spaces/{spaceId}/topics', [spaceId], { ...wish, ...confirmed }),
    );
  }
  const [{ id: topicId } = { id: '' }] = topics;
  await plant(writer, 'PATCH', '/topics/{topicId}', [topicId], { title: fillWith(200, 5) });
  const inLine = { body: fillWith(8000, 0, ' '), ...confirmed };
  const post = await plant(other, 'POST', '/topics/{topicId}/posts', [topicId], inLine);
  const each = hostile
    .map((one) => `- ${one}\n> ${one}\n\n    ${one}\n\n**${one}** \`${one}\``)
    .join('\n\n');
  await plant(other, 'PATCH', '/posts/{postId}', [post.id], { body: each, ...confirmed });
  const report = { reason: 'other', words: fillWith(1000) };
  await plant(writer, 'POST', '/posts/{postId}/reports', [post.id], report);
  const { items } = await asks<{ items: Made[] }>(writer, 'GET', '/moderation/cases');
  const warning = { act: 'warn', reason: fillWith(500) };
  const decision = '/moderation/cases/{caseId}/decision';
  await plant(writer, 'PUT', decision, [String(items[0]?.id)], warning);
  await plant(writer, 'POST', '/posts/{postId}/reports', [post.id], report);
  const gone = await plant(other, 'POST', '/topics/{topicId}/posts', [topicId], {
    body: 'Gone soon',
  });
  await plant(writer, 'DELETE', '/posts/{postId}', [gone.id], { reason: fillWith(500) });
  await plant(writer, 'PUT', '/topics/{topicId}/brief', [topicId], {
    body: fillWith(4000, 0, '\n\n'),
  });
  const text = { title: fillWith(200, 7), body: fillWith(8000, 0, '\n\n'), ...confirmed };
  const taken = { title: fillWith(200, 9), postIds: [post.id], ...confirmed };
  await plant(writer, 'POST', '/topics/{topicId}/splits', [topicId], taken);
  const writerId = (await asks<Made>(writer, 'GET', '/me')).id;
  const roles = { presenterId: writerId, facilitatorId: otherId };
  const group = await plant(writer, 'POST', '/spaces/{spaceId}/consultancies', [spaceId], {
    ...text,
    ...roles,
  });
  const closesAt = new Date(Date.now() + 86_400_000).toISOString();
  const prompts = [fillWith(200), fillWith(200, 4), fillWith(200, 8)];
  const round = await plant(writer, 'POST', '/spaces/{spaceId}/check-ins', [spaceId], {
    ...{ ...text, prompts, closesAt },
  });
  const share = { words: [0, 9, 20].map((start) => fillWith(4000, start)), mood: null };
  const answering = '/topics/{topicId}/check-in/answer';
  for (const page of [writer, other])
    await plant(page, 'PUT', answering, [round.id], { ...share, ...confirmed });
  const answers = await asks<{ items: Made[] }>(
    writer,
    'GET',
    `/topics/${round.id}/check-in/answers`,
  );
  const offer = { body: fillWith(2000), ...confirmed };
  for (const { id } of answers.items)
    await plant(other, 'POST', '/check-in-answers/{answerId}/offers', [id], offer).catch(
      () => undefined, // on one's own
    );
  const circle = { name: fillWith(100, 1), purpose: fillWith(500), kind: 'circle' };
  const { id: circleId } = await plant(writer, 'POST', '/spaces', [], circle);
  const charter = { texts: [{ language: 'en', body: fillWith(8000, 0, '\n\n') }] };
  await plant(writer, 'PUT', '/spaces/{spaceId}/charter', [circleId], charter);
  await plant(writer, 'POST', '/markdown-preview', [], { body: fillWith(8000, 0, '\n\n') });
  await plant(writer, 'POST', '/district-requests', [], {
    ...{ name: fillWith(200), state: 'CA', city: fillWith(100, 4), note: fillWith(2000) },
  });
  const closed = await plant(writer, 'POST', '/spaces', [], {
    name: 'By request',
    purpose: 'x',
    joinPolicy: 'request',
  });
  await plant(other, 'PUT', '/spaces/{spaceId}/membership', [closed.id], {
    answer: fillWith(2000),
  });
  const declined = { approved: false, reason: fillWith(500) };
  const asked = [closed.id, otherId];
  await plant(writer, 'PUT', '/spaces/{spaceId}/requests/{personId}/decision', asked, declined);
  const topicIds = [topicId, group.id, round.id];
  return { spaceId, topicIds, circleId, closedId: closed.id, writerId };
}

/** Opens every page that shows any of it, and says what happened there that should not. */
async function walk(
  page: Page,
  { spaceId, topicIds, circleId, closedId, writerId }: Place,
): Promise<string[]> {
  const watch = await watchFor(page.context());
  for (const path of [
    ...['/', '/spaces', `/spaces/${spaceId}`, `/spaces/${closedId}`, `/spaces/${circleId}`],
    ...topicIds.map((id) => `/topics/${id}`),
    ...['/people', `/people/${writerId}`, '/profile', '/settings', '/notifications'],
    ...['/moderation', '/audit', `/search?q=${encodeURIComponent(String(hostile[2]))}`],
  ]) {
    await page.goto(`${address()}${path}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: 30_000 });
    await watch.look(page, path);
  }
  return watch.deeds;
}
type Place = Awaited<ReturnType<typeof plantEverywhere>>;

test('what hostile words ask for happens on no page, with the content security policy and without', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const [one, other] = [await addPerson('Hanna Kell'), await addPerson('Willa Marsh')];
  const planting = [await open(browser, one, false), await open(browser, other, false)] as const;
  const place = await plantEverywhere(...planting);
  for (const [personId, bypassCSP] of [
    [one, true],
    [other, true],
    [other, false],
  ] as const) {
    const page = await open(browser, personId, bypassCSP);
    expect(await walk(page, place)).toEqual([]);
    await page.context().close();
  }

  // Whoever writes such words into the page itself sees that the search would have found it.
  const page = await open(browser, other, true);
  const watch = await watchFor(page.context());
  const some = [hostile[2], hostile[30], '<a href="javascript:1">x</a>'].join('');
  await page.evaluate((words) => document.body.insertAdjacentHTML('beforeend', words), some);
  await page.waitForFunction(() => '__fired' in window);
  await watch.look(page, 'here');
  await expect
    .poll(() => watch.deeds)
    .toEqual(
      expect.arrayContaining([
        'asked for http://canary.invalid/pixel.png',
        ...['here: fired', 'here: link javascript:1', 'here: IMG onerror'],
      ]),
    );

  expect(planted.size).toBeGreaterThan(40);
  for (const each of [...planting, page]) await each.context().close();
  const aside = 'update persons set demonstration = false where id = any($1::uuid[])';
  await inDatabase(aside, [[one, other]]);
});

test('nor where staff read what people wrote', async ({ browser }) => {
  const words = fillWith(4000);
  const person = { ...priya, name: words, district: words };
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  const watch = await watchFor(context);
  const since = '2026-11-16T15:00:00Z';
  await fakeApi(page, {
    'GET /me': { body: { ...me, staffRole: 'administrator', secondFactor: true } },
    'GET /moderation/appeals': list([{ ...appeal, words, reason: words, person }]),
    'GET /staff/audit': list([{ ...audited[0], actor: person, subject: words, details: words }]),
    [`GET /people/${priya.id}/suspension`]: {
      body: { suspension: { since, until: null, reason: words } },
    },
  });
  for (const [path, shown] of [
    ['/moderation', 'An appeal by'],
    ['/audit', 'people.person-suspended'],
    [`/people/${priya.id}`, 'without an end.'],
  ] as const) {
    await page.goto(`${address()}${path}`);
    await expect(page.getByText(shown).first()).toBeVisible();
    await watch.look(page, path);
  }
  expect(watch.deeds).toEqual([]);
  await context.close();
});
const list = (items: unknown[]) => ({ body: { items, next: null } });
