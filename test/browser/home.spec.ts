import { expect, type Page, test } from '@playwright/test';
import { address, asks, openAs } from './real-network.ts';

const hour = 3_600_000;

// Home shows five things at most: other tests leave nothing for these four.
const [starts, waits] = ['Rosa Aguilar', 'Luis Herrera'];
const [leads, comes] = ['Jo Whitfield', 'Devon Clarke'];

/** A circle of Rosa's to which Luis is invited. */
async function openCircle(rosa: Page, luis: Page, name: string) {
  const wish = { name, purpose: 'To see what waits', kind: 'circle', joinPolicy: 'invitation' };
  const space = await asks<{ id: string }>(rosa, 'POST', '/spaces', wish);
  const invited = await asks<{ id: string }>(luis, 'GET', '/me');
  await asks(rosa, 'PUT', `/spaces/${space.id}/members/${invited.id}`, { role: 'member' });
  return { spaceId: space.id };
}

const startRound = (page: Page, spaceId: string) =>
  asks<{ id: string }>(page, 'POST', `/spaces/${spaceId}/check-ins`, {
    ...{ title: 'Behind the door', body: 'How did it go?' },
    closesAt: new Date(Date.now() + 5 * hour).toISOString(),
  });

for (const width of [390, 1280]) {
  test(`home says what waits in a circle, what it costs, and drops it when it is done elsewhere, at ${width} px`, async ({
    browser,
  }) => {
    const size = { viewport: { width, height: 900 } };
    const [rosa, luis] = [await openAs(browser, starts), await openAs(browser, waits, size)];
    const name = `Circle ${width} ${Date.now()}`;
    const { spaceId } = await openCircle(rosa, luis, name);
    const slip = luis.getByRole('article').filter({ hasText: name });

    // An invitation that comes while home is open, and the charter behind it.
    await expect(slip).toContainText(`You are invited to ${name}`);
    await asks(luis, 'PUT', `/spaces/${spaceId}/membership`);
    await expect(slip).toContainText(`Read the charter of ${name}`);
    await expect(slip).toContainText('3 min');
    await asks(luis, 'PUT', `/spaces/${spaceId}/charter/acceptance`, { version: 1 });
    await expect(slip).toHaveCount(0);

    const round = await startRound(rosa, spaceId);
    const words = ['Exit slips', 'Half came back', 'A template'];
    await asks(rosa, 'PUT', `/topics/${round.id}/check-in/answer`, { words, mood: null });
    await luis.reload();
    await expect(slip).toContainText('Share your check-in');
    await expect(slip).toContainText('closes ');
    await expect(slip).toContainText('One person has shared');
    await expect(slip).not.toContainText('Behind the door');
    await expect(luis.getByText(/needs? you, about/)).toBeVisible();
    await slip.getByRole('link', { name: /^Check in: / }).focus();
    await expect(slip.getByRole('link')).toBeFocused();

    // Done on another device, as far as this page can tell.
    await asks(luis, 'PUT', `/topics/${round.id}/check-in/answer`, { words, mood: null });
    await expect(slip).toHaveCount(0);
    await expect(luis).toHaveURL(`${address()}/`);
    for (const page of [rosa, luis]) await page.context().close();
  });
}

test('who asks to join is on the pages of the facilitator at once, and goes when it is answered', async ({
  browser,
}) => {
  const [home, devon] = [await openAs(browser, leads), await openAs(browser, comes)];
  const manage = await home.context().newPage();
  const wish = { name: `Ask first ${Date.now()}`, purpose: 'Two at a time', joinPolicy: 'request' };
  const { id } = await asks<{ id: string }>(home, 'POST', '/spaces', wish);
  await manage.goto(`${address()}/spaces/${id}/manage?part=requests`);
  await expect(manage.getByText('Nobody is waiting.')).toBeVisible();
  const slip = home.getByRole('article').filter({ hasText: wish.name });

  await asks(devon, 'PUT', `/spaces/${id}/membership`, { answer: 'I lead alone' });
  await expect(slip).toContainText(`${comes} asks to join`);
  await expect(manage.getByRole('article')).toContainText('I lead alone');
  await manage.getByRole('link', { name: /^Notifications: [1-9]/ }).click();
  const news = manage.getByRole('article').filter({ hasText: `asks to join ${wish.name}` });
  await expect(news).toContainText(comes);
  await news.getByRole('link', { name: /^Decide: / }).click();
  await expect(manage.getByRole('article')).toContainText('I lead alone');
  await slip.getByRole('link', { name: /^Decide: / }).click();
  await home.getByRole('button', { name: `Let ${comes} in` }).click();
  await expect(manage.getByText('Nobody is waiting.')).toBeVisible();
  for (const page of [home, devon]) await page.context().close();
});
