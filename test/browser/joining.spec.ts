import { expect, type Page, test } from '@playwright/test';
import { type Answer, type Answers, failing, fakeApi, nobody } from './fake-api.ts';
import { algebra, charter, circle, learners, me, priya } from './mockup-network.ts';
import { address } from './real-network.ts';

const token = 'a'.repeat(43);
const byLink = 'POST /spaces/by-link';
const refuse = (type: string, status = 404): Answer => ({
  status,
  body: { type: `x/${type}`, title: type, status },
});
const space = (of = learners, mine: Partial<typeof learners.mine> = {}) => ({
  ...of,
  mine: { ...of.mine, status: 'none' as const, role: null, mayPost: false, ...mine },
});
const linked = (of = learners, more: object = {}): Answer => ({
  body: {
    space: of,
    ...{ invitedBy: priya, letsIn: true, charter: null, mine: { status: 'none' } },
    ...more,
  },
});

async function openLink(page: Page, answers: Answers) {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await fakeApi(page, answers);
  await page.goto(`${address()}/join#token=${token}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return { asked };
}

for (const width of [390, 1280]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 844 } });

    test('who may ask answers the question, reads that it waits, and takes it back', async ({
      page,
    }) => {
      let status: 'none' | 'asked' = 'none';
      let sent: unknown;
      const waitingSince = '2026-11-17T15:24:00Z';
      const asks = { ...algebra, question: 'What brings you here?' };
      await fakeApi(page, {
        [`GET /spaces/${algebra.id}`]: () => ({
          body: space(asks, { status, mayRead: false, waitingSince }),
        }),
        [`PUT /spaces/${algebra.id}/membership`]: (route) => {
          sent = route.request().postDataJSON();
          status = 'asked';
          return { body: { status } };
        },
        [`DELETE /spaces/${algebra.id}/membership`]: () => {
          status = 'none';
          return { body: { status } };
        },
      });
      await page.goto(`${address()}/spaces/${algebra.id}`);
      await page.getByLabel('What brings you here?').fill('Two new groups, and no plan');
      await page.getByRole('button', { name: `Ask to join: ${algebra.name}` }).click();
      await expect(page.getByText('You asked to join.')).toBeFocused();
      expect(sent).toEqual({ answer: 'Two new groups, and no plan' });
      await page.getByRole('button', { name: 'Take my request back' }).click();
      await expect(page.getByText('A facilitator answers when you ask to join.')).toBeFocused();
    });

    test('an invitation to a circle shows the charter first, and accepting it is coming in', async ({
      page,
    }) => {
      const done: string[] = [];
      let isIn = false;
      await fakeApi(page, {
        [`GET /spaces/${circle.id}`]: () => ({
          body: isIn ? circle : space(circle, { status: 'invited', mayRead: false }),
        }),
        [`PUT /spaces/${circle.id}/membership`]: () => {
          done.push('membership');
          isIn = true;
          return { body: { status: 'member' } };
        },
        [`PUT /spaces/${circle.id}/charter/acceptance`]: (route) => {
          done.push(`charter ${route.request().postDataJSON().version}`);
          return { body: charter };
        },
      });
      await page.goto(`${address()}/spaces/${circle.id}`);
      await expect(page.getByText('Reveal neither who nor where.')).toBeVisible();
      await page.getByRole('button', { name: /^I promise this, and come in/ }).click();
      await expect(page.getByRole('button', { name: /^More for/ })).toBeVisible();
      await expect(page.locator('#main')).toBeFocused();
      expect(done).toEqual(['membership', `charter ${charter.version}`]);
    });

    test('a link says where it leads, lets in, and its token stands in no address', async ({
      page,
    }) => {
      const { asked } = await openLink(page, {
        [byLink]: linked(),
        'PUT /spaces/by-link/membership': { body: { status: 'member' } },
      });
      await expect(page).toHaveURL(`${address()}/join`);
      await expect(page.getByText('Priya Raman invites you.')).toBeVisible();
      await page.getByRole('button', { name: `Join: ${learners.name}` }).click();
      await expect(page).toHaveURL(`${address()}/spaces/${learners.id}`);
      expect(asked.filter((url) => url.includes('/api/') && url.includes(token))).toEqual([]);
      expect(await page.evaluate(() => localStorage.getItem('invitation'))).toBeNull();
    });
  });
}

test.describe('how a request stands', () => {
  const show = (page: Page, mine: Partial<typeof learners.mine>) =>
    fakeApi(page, {
      [`GET /spaces/${algebra.id}`]: { body: space(algebra, { mayRead: false, ...mine }) },
    });

  test('declined, with its reason and the day from which one may ask again', async ({ page }) => {
    await page.clock.setFixedTime(new Date('2026-11-17T15:24:00Z'));
    const mayAskFrom = '2026-12-01T18:00:00Z';
    await show(page, { status: 'declined', declinedReason: 'For principals only', mayAskFrom });
    await page.goto(`${address()}/spaces/${algebra.id}`);
    await expect(page.getByText('For principals only')).toBeVisible();
    await expect(page.getByText('You can ask again from Dec 1.')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Ask to join/ })).toHaveCount(0);
    await page.clock.setFixedTime(new Date('2026-12-02T15:24:00Z'));
    await page.reload();
    await expect(page.getByRole('button', { name: /^Ask to join/ })).toBeVisible();
  });

  test('not sent, with the words kept and the reason said', async ({ page }) => {
    await fakeApi(page, {
      [`PUT /spaces/${algebra.id}/membership`]: refuse('declined-lately', 409),
    });
    await page.goto(`${address()}/spaces/${algebra.id}`);
    const field = page.getByLabel('Anything the facilitators should know?');
    await field.fill('I lead alone');
    await page.getByRole('button', { name: /^Ask to join/ }).click();
    await expect(page.getByRole('alert')).toContainText('two weeks after that');
    await expect(field).toHaveValue('I lead alone');
  });
});

test.describe('a link', () => {
  for (const [type, words] of [
    ['invitation-ended', 'It was taken back, or is too old.'],
    ['link-used-up', 'they are all in'],
  ] as const) {
    test(`that is not good any more says why: ${type}`, async ({ page }) => {
      await openLink(page, { [byLink]: refuse(type) });
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('This invitation has ended');
      await expect(page.getByText(words)).toBeVisible();
      await expect(page.getByRole('link', { name: 'Look at other spaces' })).toBeVisible();
    });
  }

  test('that is not whole says so', async ({ page }) => {
    await fakeApi(page);
    await page.goto(`${address()}/join`);
    await expect(page.getByText('The link is not whole.')).toBeVisible();
  });

  test('to where one is already leads there', async ({ page }) => {
    await openLink(page, { [byLink]: linked(learners, { mine: { status: 'member' } }) });
    await page.getByRole('link', { name: 'Go to the space' }).click();
    await expect(page).toHaveURL(`${address()}/spaces/${learners.id}`);
  });

  test('that lets people ask takes the answer along', async ({ page }) => {
    let sent: unknown;
    let status = 'none';
    await openLink(page, {
      [byLink]: () =>
        linked({ ...circle, question: 'Why now?' }, { letsIn: false, charter, mine: { status } }),
      'PUT /spaces/by-link/membership': (route) => {
        sent = route.request().postDataJSON();
        status = 'asked';
        return { body: { status } };
      },
    });
    await page.getByLabel('Why now?').fill('I am new');
    await page.getByRole('button', { name: /^Ask to join/ }).click();
    await expect(page.getByText('You asked to join.')).toBeVisible();
    expect(sent).toEqual({ token, answer: 'I am new' });
  });

  test('into a circle shows the charter before anyone comes in', async ({ page }) => {
    await openLink(page, { [byLink]: linked(circle, { charter }) });
    await expect(page.getByText('Reveal neither who nor where.')).toBeVisible();
    await expect(page.getByRole('button', { name: /^I promise this, and come in/ })).toBeVisible();
  });

  for (const [type, words] of [
    ['not-verified', 'This waits until we know who you are.'],
    ['not-of-district', 'for the people of one district'],
    ['space-archived', 'Nobody joins it any more.'],
  ] as const) {
    test(`says what keeps someone out: ${type}`, async ({ page }) => {
      await openLink(page, {
        [byLink]: linked(),
        'PUT /spaces/by-link/membership': refuse(type, 409),
      });
      await page.getByRole('button', { name: /^Join/ }).click();
      await expect(page.getByRole('alert')).toContainText(words);
    });
  }

  test('can be tried again when the server fails', async ({ page }) => {
    let answer = failing;
    await openLink(page, { [byLink]: () => answer });
    await expect(page.getByRole('alert')).toContainText('could not be loaded');
    answer = linked();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(learners.name);
  });

  test('waits for who signs in first, and is there when they come back', async ({ page }) => {
    let known = false;
    await openLink(page, {
      'GET /me': () => (known ? { body: me } : nobody),
      [byLink]: linked(),
    });
    await page.getByRole('link', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(`${address()}/sign-in?next=%2Fjoin`);
    known = true;
    await page.goto(`${address()}/join`); // as the link of the mail does, in a page of its own
    await expect(page.getByText('Priya Raman invites you.')).toBeVisible();
  });
});

test('a link waits for who is new until they have said who they are', async ({ page }) => {
  let onboarded = false;
  const answer = () => ({ body: { ...me, onboarded } });
  await fakeApi(page, {
    'GET /me': answer,
    'PATCH /me': (route) => {
      onboarded ||= route.request().postDataJSON().onboarded === true;
      return answer();
    },
    [byLink]: linked(),
  });
  await page.goto(`${address()}/join#token=${token}`);
  await expect(page).toHaveURL(`${address()}/welcome`);
  await page.goto(`${address()}/welcome?step=3`);
  await page.getByRole('button', { name: 'Go in' }).click();
  await expect(page.getByText('Priya Raman invites you.')).toBeVisible();
  await expect(page).toHaveURL(`${address()}/join`);
});

test('a welcome note is shown until it is read', async ({ page }) => {
  let welcomed = false;
  const note = { welcome: 'Say hello.', welcomeHtml: '<p>Say hello.</p>' };
  await fakeApi(page, {
    [`GET /spaces/${learners.id}`]: () => ({
      body: { ...learners, mine: { ...learners.mine, ...note, welcomed } },
    }),
    [`PUT /spaces/${learners.id}/membership/welcome`]: () => {
      welcomed = true;
      return { status: 204 };
    },
  });
  await page.goto(`${address()}/spaces/${learners.id}`);
  const welcome = page.getByRole('region', { name: 'Welcome' });
  await expect(welcome).toContainText('Say hello.');
  await welcome.getByRole('button', { name: 'I have read it' }).click();
  await expect(welcome).toHaveCount(0);
  await expect(page.locator('#main')).toBeFocused();
  await page.reload();
  await expect(page.getByRole('button', { name: /^More for/ })).toBeVisible();
  await expect(welcome).toHaveCount(0);
});
