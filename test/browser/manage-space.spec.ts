import { expect, type Page, test } from '@playwright/test';
import { type Answer, type Answers, fakeApi } from './fake-api.ts';
import { algebra, charter, grace, led, luis, me, priya, tom } from './mockup-network.ts';
import { address } from './real-network.ts';

const own = `/spaces/${led.id}`;
const list = (items: unknown[], next: string | null = null): Answer => ({ body: { items, next } });
const since = '2026-11-16T15:00:00Z';
const member = (person: object, role = 'member') => ({
  ...{ person, status: 'member', role, since, answer: null },
});
const asked = (person: object, answer: string | null = null) => ({
  ...{ person, status: 'asked', role: null, since, answer },
});
type Route = Parameters<Extract<Answers[string], (...args: never) => unknown>>[0];
const queryOf = (route: Route) => new URL(route.request().url()).searchParams;
const problem = (type: string, status = 409): Answer => ({
  status,
  body: { type: `x/${type}`, title: type, status },
});

async function open(page: Page, part: string, answers: Answers = {}) {
  await fakeApi(page, answers);
  await page.goto(`${address()}${own}/manage?part=${part}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look after this space');
}

for (const width of [390, 1280]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 844 } });

    test('a request is declined with a reason, and the next one granted, by keyboard', async ({
      page,
    }) => {
      let waiting = [asked(tom, 'I lead alone'), asked(grace)];
      const decided: unknown[] = [];
      const decide = (id: string) => (route: Route) => {
        decided.push(route.request().postDataJSON());
        waiting = waiting.filter(({ person }) => (person as { id: string }).id !== id);
        return { body: {} };
      };
      await open(page, 'requests', {
        [`GET ${own}/members`]: () => list(waiting),
        [`PUT ${own}/requests/${tom.id}/decision`]: decide(tom.id),
        [`PUT ${own}/requests/${grace.id}/decision`]: decide(grace.id),
      });
      const first = page.getByRole('article', { name: 'Request of Tom Okafor' });
      await expect(first).toContainText('I lead alone');
      await first.getByLabel('If not: why, in one line').focus();
      await page.keyboard.type('This one is for coaches');
      await page.keyboard.press('Enter');
      await expect(page.getByText('Tom Okafor was declined, and can read why.')).toBeFocused();
      await page.getByRole('button', { name: 'Let Grace Kim in' }).focus();
      await page.keyboard.press('Enter');
      await expect(page.getByText('Grace Kim is in.')).toBeFocused();
      await expect(page.getByText('Nobody is waiting.')).toBeVisible();
      expect(decided).toEqual([
        { approved: false, reason: 'This one is for coaches' },
        { approved: true },
      ]);
    });

    test('a member becomes a facilitator, and one is taken out after a question', async ({
      page,
    }) => {
      const done: unknown[] = [];
      await open(page, 'people', {
        [`GET ${own}/members`]: list([member(me, 'facilitator'), member(priya), member(luis)]),
        [`PUT ${own}/members/${priya.id}`]: (route) => {
          done.push(route.request().postDataJSON());
          return { body: {} };
        },
        [`DELETE ${own}/members/${luis.id}`]: () => {
          done.push('out');
          return { body: {} };
        },
      });
      await page.getByRole('button', { name: 'More for Priya Raman' }).click();
      await page.getByRole('menuitem', { name: 'Make facilitator' }).click();
      await expect(page.getByText('Priya Raman is a facilitator now.')).toBeFocused();
      await page.getByRole('button', { name: 'More for Luis Herrera' }).click();
      await page.getByRole('menuitem', { name: 'Take out of the space' }).click();
      const dialog = page.getByRole('dialog', { name: 'Take Luis Herrera out?' });
      await dialog.getByRole('button', { name: 'Take out of the space' }).click();
      await expect(page.getByText('Luis Herrera is not in the space any more.')).toBeFocused();
      expect(done).toEqual([{ role: 'facilitator' }, 'out']);
      await page.getByRole('button', { name: `More for ${me.name}` }).click();
      await expect(page.getByRole('menuitem')).toHaveText(['Make a member only']);
    });

    test('several addresses are invited, and each is told what became of it', async ({ page }) => {
      let open_ = [
        { id: charter.spaceId, email: 'old@a.test', createdAt: since, expiresAt: since },
      ];
      const sent: unknown[] = [];
      await open(page, 'ways', {
        [`POST ${own}/mail-invitations`]: (route) => {
          const body = route.request().postDataJSON();
          sent.push(body);
          if (body.email === 'nobody') return problem('invalid-input', 400);
          if (body.email === 'tom@b.test') return problem('too-many-invitations', 429);
          return { status: 201, body: {} };
        },
        [`GET ${own}/mail-invitations`]: () => list(open_),
        [`DELETE ${own}/mail-invitations/${charter.spaceId}`]: () => {
          open_ = [];
          return { status: 204 };
        },
      });
      const field = page.getByLabel('Addresses', { exact: true });
      const send = page.getByRole('button', { name: 'Send the invitations' });
      await send.click();
      await expect(page.getByRole('alert')).toContainText('Write at least one address.');
      await field.fill('Ana <ana@a.test>\nnobody\ntom@b.test');
      await page.getByLabel('Language of the mail').selectOption('es');
      await send.click();
      await expect(
        page.getByRole('status', { name: /What became/ }).getByRole('listitem'),
      ).toHaveText([
        'ana@a.test: invited.',
        'nobody: this is not an address we can write to.',
        'tom@b.test: too many invitations in a short time. Go on later.',
      ]);
      await expect(field).toHaveValue('nobody\ntom@b.test');
      expect(sent).toContainEqual({ email: 'ana@a.test', language: 'es' });
      await page.getByRole('button', { name: 'Take back the invitation of old@a.test' }).click();
      await expect(page.getByText('The invitation of old@a.test is taken back.')).toBeFocused();
      await expect(page.getByText('Nobody has an open invitation by mail.')).toBeVisible();
    });

    test('a link is made, copied and ended', async ({ page, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const link = { id: charter.spaceId, letsIn: false, mostUses: 5, uses: 2, createdAt: since };
      const made = { ...link, expiresAt: '2026-11-30T18:00:00Z' };
      const url = 'http://hallway.test/join#token=abc';
      let links: object[] = [];
      let wished: unknown;
      await open(page, 'ways', {
        [`GET ${own}/links`]: () => list(links),
        [`POST ${own}/links`]: (route) => {
          wished = route.request().postDataJSON();
          links = [made];
          return { status: 201, body: { ...made, url } };
        },
        [`DELETE ${own}/links/${link.id}`]: () => {
          links = [];
          return { status: 204 };
        },
      });
      await page.getByLabel('What does it do?').selectOption('ask');
      await page.getByLabel('For how long?').selectOption('14');
      await page.getByLabel('For how many people?').fill('5');
      await page.getByRole('button', { name: 'Make a link' }).click();
      await expect(page.getByLabel('Address of the link')).toHaveValue(url);
      expect(wished).toEqual({ letsIn: false, days: 14, mostUses: 5 });
      await page.getByRole('button', { name: 'Copy' }).click();
      await expect(page.getByText('Copied.')).toBeVisible();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(url);
      await expect(page.getByText('used 2 of 5 times, until Nov 30')).toBeVisible();
      await page.getByRole('button', { name: 'End link 1' }).click();
      await expect(page.getByText('The link has ended.')).toBeFocused();
    });

    test('what a space says is changed, with its colour, question and welcome note', async ({
      page,
    }) => {
      let sent: Record<string, unknown> = {};
      let match: string | undefined;
      await open(page, 'about', {
        [`PATCH ${own}`]: (route) => {
          sent = route.request().postDataJSON();
          match = route.request().headers()['if-match'];
          return { body: { ...led, ...sent, version: 2 } };
        },
      });
      await page.getByLabel('What would you like to know').fill('What brings you here?');
      await page.getByLabel('Welcome note').fill('Say *hello*.');
      await page.getByLabel('Who may join?').selectOption('invitation');
      await page.getByLabel('Plum').check();
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByText('Saved.')).toBeFocused();
      expect(match).toBe('"1"');
      expect(sent).toMatchObject({
        ...{ name: led.name, question: 'What brings you here?', welcome: 'Say *hello*.' },
        ...{ joinPolicy: 'invitation', hue: 'plum' },
      });
    });
  });
}

test('a colleague who is here is invited by name, and the invitation taken back', async ({
  page,
}) => {
  let invited: object[] = [];
  await open(page, 'ways', {
    [`GET ${own}/members`]: (route) =>
      list(queryOf(route).get('status') === 'invited' ? invited : []),
    'GET /people': list([tom]),
    [`PUT ${own}/members/${tom.id}`]: () => {
      invited = [{ ...asked(tom), status: 'invited' }];
      return { body: { status: 'invited' } };
    },
    [`DELETE ${own}/members/${tom.id}`]: () => {
      invited = [];
      return { body: {} };
    },
  });
  await page.getByRole('combobox', { name: 'Name of the colleague' }).pressSequentially('Tom');
  await page.getByRole('option', { name: /Tom Okafor/ }).click();
  await expect(page.getByText('Tom Okafor is invited.')).toBeFocused();
  await page.getByRole('button', { name: 'Take back the invitation of Tom Okafor' }).click();
  await expect(page.getByText('The invitation of Tom Okafor is taken back.')).toBeFocused();
});

test('what someone else changed meanwhile is not written over', async ({ page }) => {
  let now = led;
  await open(page, 'about', {
    [`GET ${own}`]: () => ({ body: now }),
    [`PATCH ${own}`]: () => {
      now = { ...led, name: 'Another name', version: 2 };
      return problem('changed-meanwhile', 412);
    },
  });
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('My name for it');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('Someone changed this space');
  await expect(name).toHaveValue('My name for it');
  await expect(async () => {
    await page.getByRole('button', { name: 'Load the new version' }).click({ timeout: 500 });
    await expect(name).toHaveValue('Another name', { timeout: 500 });
  }).toPass();
});

test('a space is put away and opened again', async ({ page }) => {
  const archivedAt = '2026-11-17T15:00:00Z';
  let now = led;
  await open(page, 'about', {
    [`GET ${own}`]: () => ({ body: now }),
    [`PATCH ${own}`]: (route) => {
      now = { ...led, archivedAt: route.request().postDataJSON().archived ? archivedAt : null };
      return { body: now };
    },
  });
  await page.getByRole('button', { name: 'Archive it' }).click();
  await expect(page.getByText('Archived since Nov 17.')).toBeVisible();
  await page.getByRole('button', { name: 'Open it again' }).click();
  await expect(page.getByText('Archived since')).toHaveCount(0);
});

test('what is being written stays when the space is put away, and can be saved', async ({
  page,
}) => {
  let now = led;
  const matched: (string | undefined)[] = [];
  await open(page, 'about', {
    [`GET ${own}`]: () => ({ body: now }),
    [`PATCH ${own}`]: (route) => {
      matched.push(route.request().headers()['if-match']);
      const { archived, ...words } = route.request().postDataJSON();
      const archivedAt = archived ? '2026-11-17T15:00:00Z' : now.archivedAt;
      now = { ...now, ...words, archivedAt, version: now.version + 1 };
      return { body: now };
    },
  });
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('What we were');
  await page.getByRole('button', { name: 'Archive it' }).click();
  await expect(page.getByText('Archived since Nov 17.')).toBeVisible();
  await expect(name).toHaveValue('What we were');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeFocused();
  await expect(name).toHaveValue('What we were');
  expect(matched).toEqual([undefined, `"${led.version + 1}"`]);
});

test('who was quicker, and what cannot be, is said', async ({ page }) => {
  await open(page, 'requests', {
    [`GET ${own}/members`]: list([asked(tom)]),
    [`PUT ${own}/requests/${tom.id}/decision`]: problem('already-decided'),
  });
  await page.getByRole('button', { name: 'Let Tom Okafor in' }).click();
  await expect(page.getByText('This was answered meanwhile, or taken back.')).toBeFocused();

  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await open(page, 'people', {
    [`GET ${own}/members`]: list([member(me, 'facilitator')]),
    [`PUT ${own}/members/${me.id}`]: problem('last-facilitator'),
  });
  await page.getByRole('button', { name: `More for ${me.name}` }).click();
  await page.getByRole('menuitem').click();
  await expect(page.getByRole('alert')).toContainText('A space needs a facilitator.');
});

test('only facilitators look after a space', async ({ page }) => {
  await fakeApi(page);
  await page.goto(`${address()}/spaces/${algebra.id}/manage`);
  await expect(page.getByText('The facilitators look after Algebra for everyone.')).toBeVisible();
  await page.getByRole('link', { name: 'Go to the space' }).click();
  await expect(page).toHaveURL(`${address()}/spaces/${algebra.id}`);
});

test('a list that is long goes on where it ended', async ({ page }) => {
  await open(page, 'people', {
    [`GET ${own}/members`]: (route) =>
      queryOf(route).get('cursor') === 'more' ? list([member(tom)]) : list([member(priya)], 'more'),
  });
  await expect(page.getByRole('link', { name: 'Priya Raman' })).toBeVisible();
  await page.getByRole('button', { name: 'Show more' }).click();
  await expect(page.getByRole('link', { name: 'Tom Okafor' })).toBeVisible();
});
