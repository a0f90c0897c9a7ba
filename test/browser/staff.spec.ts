import { expect, type Page, test } from '@playwright/test';
import { type Answers, failing, fakeApi, refused } from './fake-api.ts';
import { appeal, me, priya, tom } from './mockup-network.ts';
import { address } from './real-network.ts';

const problem = (slug: string, status: number) => ({
  status,
  body: { ...(refused.body as object), type: `x/${slug}`, status },
});
const asStaff = (page: Page, more: Answers = {}, staffRole = 'administrator') =>
  fakeApi(page, { 'GET /me': { body: { ...me, staffRole, secondFactor: true } }, ...more });
const suspension = `/people/${priya.id}/suspension`;
const decision = `PUT /moderation/appeals/${appeal.id}/decision`;

for (const width of [390, 1280]) {
  test(`someone is suspended with a reason and an end, and let in again, at ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    let now: { since: string; until: string | null; reason: string } | null = null;
    const sent: { reason: string; until: string | null }[] = [];
    await asStaff(page, {
      [`GET ${suspension}`]: () => ({ body: { suspension: now } }),
      [`PUT ${suspension}`]: (route) => {
        const wish = route.request().postDataJSON();
        sent.push(wish);
        now = { since: '2026-11-17T15:00:00Z', ...wish };
        return { status: 204 };
      },
      [`DELETE ${suspension}`]: () => {
        now = null;
        return { status: 204 };
      },
    });
    await page.goto(`${address()}/people/${priya.id}`);
    const suspend = page.getByRole('button', { name: 'Suspend Priya Raman' });
    await suspend.click();
    await expect(page.getByRole('alert')).toContainText('Say why. They read it.');
    expect(sent).toEqual([]);
    await page.getByLabel('Why').fill('Unkind words, twice.');
    await page.getByLabel('For how long').selectOption('30 days');
    await suspend.click();
    await expect(page.getByText('Priya Raman is suspended and told by mail.')).toBeFocused();
    await expect(page.getByText('Unkind words, twice.')).toBeVisible();
    expect(sent).toEqual([{ reason: 'Unkind words, twice.', until: expect.stringMatching(/Z$/) }]);
    const ahead = new Date(String(sent[0]?.until)).getTime() - Date.now();
    expect(Math.round(ahead / 86_400_000)).toBe(30);
    await page.getByRole('button', { name: 'Let Priya Raman in again' }).click();
    await expect(page.getByText('Priya Raman can sign in again.')).toBeFocused();
    await expect(suspend).toBeVisible();
  });

  test(`an appeal is answered by keyboard, with words, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    let told: object = {};
    await asStaff(page, {
      [decision]: (route) => {
        told = route.request().postDataJSON();
        return { status: 204 };
      },
    });
    await page.goto(`${address()}/moderation`);
    const card = page.getByRole('article', { name: 'An appeal by Tom Okafor' });
    await expect(card).toContainText('I meant the worksheet, not the person.');
    await card.getByRole('button', { name: 'End the suspension' }).click();
    await expect(card.getByRole('alert')).toContainText('Write an answer.');
    await card.getByLabel('Your answer').focus();
    await page.keyboard.type('Thank you for saying so.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(card.getByText('The suspension is over, and Tom Okafor is told.')).toBeFocused();
    expect(told).toEqual({ granted: true, answer: 'Thank you for saying so.' });
  });

  test(`the audit log is narrowed down and taken along, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    const asked: string[] = [];
    await asStaff(page, {
      'GET /staff/audit': (route) => {
        asked.push(new URL(route.request().url()).search);
        return { body: { items: [], next: null } };
      },
    });
    await page.goto(`${address()}/audit`);
    await expect(page.getByText('Nothing was done in this time.')).toBeVisible();
    await page.getByLabel('About').selectOption('People');
    await expect.poll(() => asked.at(-1)).toBe('?of=people');
    await page.getByLabel('From').fill('2026-11-16');
    await page.getByLabel('Through').fill('2026-11-16');
    const day = 'of=people&from=2026-11-16T08%3A00%3A00.000Z&until=2026-11-17T08%3A00%3A00.000Z';
    await expect.poll(() => asked.at(-1)).toBe(`?${day}`); // the whole of that day, where they are
    // The clocks go back in that night: the day has 25 hours.
    await page.getByLabel('From').fill('2026-11-01');
    await page.getByLabel('Through').fill('2026-11-01');
    const long = 'from=2026-11-01T07%3A00%3A00.000Z&until=2026-11-02T08%3A00%3A00.000Z';
    await expect.poll(() => asked.at(-1)).toBe(`?of=people&${long}`);

    await page.getByRole('combobox', { name: 'Person' }).pressSequentially('pri');
    const people = page.getByRole('listbox', { name: 'Person' });
    await expect(people.getByRole('option').first()).toContainText('Priya Raman');
    await page.keyboard.press('Enter');
    await expect.poll(() => asked.at(-1)).toContain(`personId=${priya.id}`);
    await expect(page.getByRole('combobox', { name: 'Person' })).toHaveValue('Priya Raman');
    await page.getByRole('button', { name: 'Show everybody' }).press('Enter');
    await expect(page.getByRole('combobox', { name: 'Person' })).toHaveValue('');
    await expect(page.getByRole('combobox', { name: 'Person' })).toBeFocused();
    await page.getByRole('combobox', { name: 'Person' }).fill(tom.id);
    await page.getByRole('option', { name: tom.id }).click();
    await expect.poll(() => asked.at(-1)).toContain(`personId=${tom.id}`);
    const file = page.getByRole('link', { name: 'All of it as a CSV file' });
    await expect(file).toHaveAttribute('href', '/api/staff/audit.csv');
  });
}

test('what somebody else must do says so, and what did not work too', async ({ page }) => {
  let answer = problem('somebody-else-decides', 409);
  await asStaff(page, {
    [decision]: () => answer,
    [`PUT ${suspension}`]: problem('forbidden', 403),
  });
  await page.goto(`${address()}/moderation`);
  const card = page.getByRole('article', { name: 'An appeal by Tom Okafor' });
  await card.getByLabel('Your answer').fill('No.');
  await card.getByRole('button', { name: 'The suspension stays' }).click();
  await expect(card.getByRole('alert')).toContainText('Somebody else must decide');
  answer = failing as typeof answer;
  await card.getByRole('button', { name: 'The suspension stays' }).click();
  await expect(card.getByRole('alert')).toContainText('That did not work.');
  answer = problem('appeal-answered', 409);
  await card.getByRole('button', { name: 'The suspension stays' }).click();
  await expect(card.getByText('Someone else has dealt with this.')).toBeVisible();

  await page.goto(`${address()}/people/${priya.id}`);
  await page.getByLabel('Why').fill('Unkind words');
  await page.getByRole('button', { name: 'Suspend Priya Raman' }).click();
  await expect(page.getByRole('alert')).toContainText('An administrator can do this.');
});

test('nothing of it is there for others, nor without the second proof', async ({ page }) => {
  for (const person of [me, { ...me, staffRole: 'moderator', secondFactor: false }]) {
    await fakeApi(page, {
      'GET /me': { body: person },
      'GET /staff/audit': problem('forbidden', 403),
    });
    await page.goto(`${address()}/people/${priya.id}`);
    await expect(page.getByRole('button', { name: /^Block/ })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Suspension' })).toHaveCount(0);
    await page.goto(`${address()}/moderation`);
    await expect(page.getByRole('article')).toHaveCount(1);
    await expect(page.getByRole('heading', { name: 'Appeals' })).toHaveCount(0);
    await page.goto(`${address()}/audit`);
    await expect(page.getByText('The audit log is for administrators.')).toBeVisible();
  }
});
