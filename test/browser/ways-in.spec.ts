import { expect, test } from '@playwright/test';
import { fakeApi, nobody } from './fake-api.ts';
import { priya } from './mockup-network.ts';
import { address } from './real-network.ts';

const stranger = { 'GET /me': nobody };

test.describe('other ways in', () => {
  test('nobody is asked who they are on a device on which nobody signed in', async ({ page }) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await fakeApi(page, stranger);
    await page.goto(`${address()}/sign-in`);
    await expect(page.getByLabel('E-mail')).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(complaints).toEqual([]);
  });

  test('whoever is signed in already is led in', async ({ page }) => {
    await fakeApi(page);
    await page.goto(`${address()}/`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.goto(`${address()}/sign-in?next=%2Fspaces`);
    await expect(page).toHaveURL(`${address()}/spaces`);
  });

  test('a district whose sign-on is down says so, and the mail is still there', async ({
    page,
  }) => {
    await fakeApi(page, stranger);
    await page.goto(`${address()}/sign-in?problem=single-sign-on-away`);
    await expect(page.getByRole('alert')).toContainText('sign-on does not answer');
    await expect(page.getByLabel('E-mail')).toBeVisible();
  });

  test('after the district, the second proof is asked for', async ({ page }) => {
    let given = '';
    await fakeApi(page, {
      ...stranger,
      'POST /sign-in/second-factor': (route) => {
        given = route.request().postDataJSON().code;
        return { status: 401, body: { type: 'x/second-factor-not-valid', title: '', status: 401 } };
      },
    });
    await page.goto(`${address()}/sign-in?step=second-factor&next=%2Fspaces`);
    await page.getByLabel('Code from your authenticator app').fill('123456');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert')).toContainText('This code does not fit');
    expect(given).toBe('123456');
  });

  test('a new address counts when its mail was answered', async ({ page }) => {
    let token = '';
    await fakeApi(page, {
      ...stranger,
      'PUT /sign-in/email': (route) => {
        token = route.request().postDataJSON().token;
        return { status: 204 };
      },
    });
    await page.goto(`${address()}/settings/email#token=a-token-from-the-mail`);
    await page.getByRole('button', { name: 'Yes, use it' }).click();
    await expect(page.getByRole('heading', { name: 'Your address is changed' })).toBeFocused();
    expect(token).toBe('a-token-from-the-mail');
  });

  test('a colleague who is not verified can be vouched for', async ({ page }) => {
    const person = {
      ...priya,
      districtId: null,
      state: null,
      verification: 'none',
      timeZone: 'UTC',
      profile: {},
    };
    await fakeApi(page, {
      [`GET /people/${priya.id}`]: { body: person },
      [`PUT /people/${priya.id}/vouch`]: { status: 204 },
    });
    await page.goto(`${address()}/people/${priya.id}`);
    await page.getByRole('button', { name: 'I know Priya Raman' }).click();
    await expect(page.getByText('Thank you. It counts.')).toBeVisible();
  });
});
