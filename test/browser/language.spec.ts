import { expect, test } from '@playwright/test';
import { fakeApi, nobody } from './fake-api.ts';
import { me } from './mockup-network.ts';
import { address } from './real-network.ts';

test.describe('in Spanish', () => {
  test('by the profile, whatever the browser says', async ({ page }) => {
    await page.clock.setFixedTime(new Date('2026-11-17T15:24:00Z'));
    await fakeApi(page, { 'GET /me': { body: { ...me, language: 'es' } } });
    await page.goto(`${address()}/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Buenos días, Maria');
    await expect(page.locator('html')).toHaveAttribute('lang', 'es');
    await expect(
      page.getByText(
        'Martes, 17 de noviembre. Cuatro asuntos te esperan, cerca de ocho minutos en total.',
      ),
    ).toBeVisible();
    await expect(page).toHaveTitle('Buenos días, Maria · Hallway');
  });

  test('by the browser, before anyone is known', async ({ browser }) => {
    const page = await browser.newPage({ locale: 'es-MX' });
    await fakeApi(page, { 'GET /me': nobody });
    await page.goto(`${address()}/sign-in`);
    await expect(page.getByRole('button', { name: 'Enviarme un enlace' })).toBeVisible();
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('button', { name: 'Send me a link' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.close();
  });
});

test.describe('times', () => {
  for (const [timeZone, words] of [
    ['Pacific/Honolulu', 'Mon, Nov 23, 5:00 AM HST'],
    ['America/New_York', 'Mon, Nov 23, 10:00 AM EST'],
    ['UTC', 'Mon, Nov 23, 3:00 PM UTC'],
  ] as const) {
    test(`carry their zone for someone in ${timeZone}`, async ({ page }) => {
      await fakeApi(page, { 'GET /me': { body: { ...me, timeZone } } });
      await page.goto(`${address()}/`);
      await expect(page.getByText(`Your next digest comes ${words}.`)).toBeVisible();
    });
  }
});
