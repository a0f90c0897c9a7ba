import { expect, test } from '@playwright/test';
import { failing, fakeApi } from './fake-api.ts';
import { algebra, circle, learners, spaces } from './mockup-network.ts';
import { address, asks, openAs } from './real-network.ts';

for (const width of [390, 1280]) {
  test.describe(`the directory at ${width} px`, () => {
    test.use({ viewport: { width, height: 844 } });

    test('is narrowed by what is chosen, which stands in the address, so that Back works', async ({
      page,
    }) => {
      const asked: string[] = [];
      await fakeApi(page, {
        'GET /spaces': (route) => {
          const { search, searchParams } = new URL(route.request().url());
          if (searchParams.get('membership')) return { body: { items: spaces, next: null } };
          asked.push(search);
          const items = searchParams.get('kind') === 'cohort' ? [algebra] : spaces;
          return { body: { items: searchParams.get('state') ? [] : items, next: null } };
        },
      });
      await page.goto(`${address()}/spaces`);
      const rows = page.locator('main').getByRole('heading', { level: 2 });
      await expect(rows.filter({ hasText: learners.name })).toBeVisible();
      await page.getByLabel('Kind of space').selectOption('cohort');
      await expect(page).toHaveURL(`${address()}/spaces?kind=cohort`);
      await expect(rows.filter({ hasText: learners.name })).toHaveCount(0);
      await expect(page.locator('main').getByText('1 space', { exact: true })).toBeVisible();

      const words = page.getByLabel('A challenge, or what it is for');
      await words.fill('algebra');
      await words.press('Enter');
      await expect(page).toHaveURL(`${address()}/spaces?kind=cohort&challenge=algebra`);
      await expect(words).toBeFocused();
      await page.getByLabel('Where people teach').selectOption({ label: 'Texas' });
      await expect(page.getByText('No space fits all of this.')).toBeVisible();
      expect(asked.at(-1)).toBe('?challenge=algebra&state=TX&kind=cohort');

      await page.goBack();
      await expect(rows.filter({ hasText: algebra.name })).toBeVisible();
      await expect(words).toHaveValue('algebra');
      await page.goBack();
      await expect(words).toHaveValue('');
      await expect(page.getByLabel('Kind of space')).toHaveValue('cohort');
      await page.goBack();
      await expect(rows.filter({ hasText: learners.name })).toBeVisible();
    });

    test('says where people like me are, in open spaces alone', async ({ page }) => {
      let asked: string[] = [];
      await fakeApi(page, {
        'GET /me/people-alike': (route) => {
          asked = new URL(route.request().url()).searchParams.getAll('space');
          const person = { id: circle.id, name: 'Priya Raman', role: 'teacher', district: null };
          return { body: { items: [{ spaceId: learners.id, count: 1, people: [person] }] } };
        },
      });
      await page.goto(`${address()}/spaces`);
      await expect(page.getByText('Someone like you is here: Priya Raman')).toBeVisible();
      await expect(page.getByText('as far as both of you show it')).toBeVisible();
      expect(asked).toEqual([learners.id]);
    });
  });
}

test('a directory is whole where nobody knows who is like me', async ({ page }) => {
  await fakeApi(page, { 'GET /me/people-alike': failing, 'GET /me/admissions': failing });
  await page.goto(`${address()}/spaces`);
  await expect(page.getByRole('link', { name: algebra.name })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a filter without a space leads back to all of them', async ({ page }) => {
  await fakeApi(page, {
    'GET /spaces': (route) => ({
      body: { items: route.request().url().includes('state=WY') ? [] : spaces, next: null },
    }),
  });
  await page.goto(`${address()}/spaces?state=WY`);
  await page.getByRole('link', { name: 'Show all spaces' }).click();
  await expect(page).toHaveURL(`${address()}/spaces`);
  await expect(page.getByLabel('Where people teach')).toHaveValue('');
});

test('where one asked, was invited or was declined stands first', async ({ page }) => {
  await fakeApi(page);
  await page.goto(`${address()}/spaces`);
  const way = page.getByRole('region', { name: 'On your way in' });
  await expect(way).toContainText('This one is for coaches');
  await way.getByRole('link', { name: algebra.name }).click();
  await expect(page).toHaveURL(`${address()}/spaces/${algebra.id}`);
});

test('a facilitator makes a space by request; a colleague asks, is declined, and comes in by a link', async ({
  browser,
}) => {
  const priya = await openAs(browser, 'Priya Raman');
  const tom = await openAs(browser, 'Tom Okafor');
  const name = `Reading aloud ${Date.now()}`;
  await priya.goto(`${address()}/spaces`);
  await priya.getByRole('button', { name: 'Start a space' }).click();
  const dialog = priya.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('What is it for?').fill('What we read, and how');
  await dialog.getByLabel('Who may join?').selectOption('request');
  await dialog.getByRole('button', { name: 'Start a space' }).click();
  await expect(priya.getByRole('heading', { level: 1 })).toHaveText(name);
  const { pathname } = new URL(priya.url());

  await priya.goto(`${address()}${pathname}/manage?part=about`);
  await priya.getByLabel('What would you like to know').fill('Which grades?');
  await priya.getByLabel('Welcome note').fill('Begin with *your* book.');
  await priya.getByRole('button', { name: 'Save' }).click();
  await expect(priya.getByText('Saved.')).toBeFocused();

  await tom.goto(`${address()}/spaces?challenge=${encodeURIComponent(name)}`);
  await tom.getByRole('link', { name: `Ask to join: ${name}` }).click();
  await tom.getByLabel('Which grades?').fill('All of them');
  await tom.getByRole('button', { name: `Ask to join: ${name}` }).click();
  await expect(tom.getByText('You asked to join.')).toBeVisible();

  await priya.getByRole('link', { name: 'Requests' }).click();
  const request = priya.getByRole('article', { name: 'Request of Tom Okafor' });
  await expect(request).toContainText('All of them');
  await request.getByLabel('If not: why, in one line').fill('For grade 2 only');
  await request.getByRole('button', { name: 'Decline Tom Okafor' }).click();
  await expect(priya.getByText('Tom Okafor was declined')).toBeFocused();
  await expect(tom.getByText('For grade 2 only')).toBeVisible(); // told live

  await priya.getByRole('link', { name: 'Ways in' }).click();
  const { email } = await asks<{ email: string }>(tom, 'GET', '/me');
  await priya.getByLabel('Addresses', { exact: true }).fill(email);
  await priya.getByRole('button', { name: 'Send the invitations' }).click();
  await expect(priya.getByText(`${email}: invited.`)).toBeVisible();
  await expect(tom.getByText('You are invited. Join to read and write here.')).toBeVisible();

  await priya.getByRole('button', { name: 'Make a link' }).click();
  const link = await priya.getByLabel('Address of the link').inputValue();
  await tom.goto(link);
  await expect(tom.getByText('Priya Raman invites you.')).toBeVisible();
  await tom.getByRole('button', { name: `Join: ${name}` }).click();
  const note = tom.getByRole('region', { name: 'Welcome' });
  await expect(note).toContainText('Begin with your book.');
  await note.getByRole('button', { name: 'I have read it' }).click();
  await expect(note).toHaveCount(0);
  await tom.goto(link);
  await expect(tom.getByText('You are a member already.')).toBeVisible();
  for (const person of [priya, tom]) await person.context().close();
});
