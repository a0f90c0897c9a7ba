import { expect, test } from '@playwright/test';
import { type Answer, failing, fakeApi } from './fake-api.ts';
import { led, me, news } from './mockup-network.ts';
import { address } from './real-network.ts';

for (const width of [390, 1280]) {
  test(`the bell says how much there is, and leads to it by keyboard, at ${width}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    let unread = 2;
    const api = await fakeApi(page, {
      'GET /me/notifications/count': () => ({ body: { unread } }),
      'PUT /me/notifications/read': () => {
        unread = 0;
        return { body: { unread } };
      },
      'GET /me/notifications': () => ({
        body: { items: news.map((one) => (unread ? one : { ...one, unread })), next: null },
      }),
    });
    await page.goto(`${address()}/`);
    const bell = page.getByRole('link', { name: /^Notifications: / });
    await expect(bell).toHaveAccessibleName('Notifications: 2 conversations with news');
    await expect.poll(() => api.joined).toContain(`people/${me.id}`);

    const tell = (type: string, sequence: number) =>
      api.tell({
        ...{ op: 'event', id: me.id, type, sequence },
        ...{ subject: `people/${me.id}`, time: '2026-11-17T15:30:00Z' },
      });
    unread = 1;
    tell('notifications.settled', 1);
    await expect(bell).toHaveAccessibleName('Notifications: 1 conversation with news');
    await expect(page.getByTestId('live-region')).toHaveText('');
    unread = 3;
    tell('notifications.made', 2);
    await expect(bell).toHaveAccessibleName('Notifications: 3 conversations with news');
    await expect(page.getByTestId('live-region')).toHaveText('There is something new for you.');

    await bell.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Notifications');
    await expect(page.getByRole('link', { name: /3 new things in this circle/ })).toBeVisible();
    await page.getByRole('button', { name: 'Mark all as seen' }).focus();
    await page.keyboard.press('Enter');
    await expect(bell).toHaveAccessibleName('Notifications: nothing new');
    await expect(page.getByRole('button', { name: 'Mark all as seen' })).toHaveCount(0);
  });
}

test('where people wait for an answer comes with the rest, or it says that it does not', async ({
  page,
}) => {
  let waiting: Answer = failing;
  await fakeApi(page, { 'GET /me/join-requests': () => waiting });
  await page.goto(`${address()}/notifications`);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Try again');
  await expect(page.getByRole('link', { name: /new things in this circle/ })).toHaveCount(0);
  const space = { id: led.id, name: led.name };
  waiting = {
    body: { items: [{ space, count: 1, name: 'Ana Ruiz', at: '2026-11-17T15:00:00Z' }] },
  };
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText(`Ana Ruiz asks to join ${led.name}`)).toBeVisible();
  await expect(page.getByRole('link', { name: /new things in this circle/ })).toBeVisible();
});
