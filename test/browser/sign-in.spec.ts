import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, type Page, test } from '@playwright/test';
import { failing, fakeApi, nobody } from './fake-api.ts';
import { address, mailTo } from './real-network.ts';

const project = join(import.meta.dirname, '..', '..');

/** The command line, on the data of the Hallway that is tested; what it writes is left in that folder too. */
const hallway = (...words: string[]) => {
  const folder = String(process.env.HALLWAY_FOLDER);
  const tsx = pathToFileURL(join(project, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href;
  const command = ['--import', tsx, join(project, 'bin', 'hallway.ts'), ...words];
  const env = { ...process.env, DATA_FOLDER: folder };
  return promisify(execFile)(process.execPath, command, { env, cwd: folder });
};

let count = 0;
/** Someone who is known here, and has not been here yet. */
async function addPerson(name: string): Promise<string> {
  count += 1;
  const email = `${name.toLowerCase().replace(' ', '.')}.${Date.now()}.${count}@alder.example`;
  await hallway('districts', 'import', join(project, 'test', 'fixtures', 'districts.csv'));
  await hallway('people', 'add', '--email', email, '--name', name, '--district', '0699001');
  return email;
}

async function askForMail(page: Page, email: string) {
  await page.goto(`${address()}/sign-in`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(page.getByRole('heading', { name: 'Look in your inbox' })).toBeFocused();
}

test.describe('coming in', () => {
  test('with the code of the mail, through the four questions, to home', async ({ page }) => {
    const email = await addPerson('Ana Ruiz');
    await askForMail(page, email);
    await expect(page.getByRole('button', { name: /Send it again in/ })).toBeDisabled();
    const code = /^\d{6}$/m.exec(await mailTo(email))?.[0] ?? '';

    await page.getByLabel('Code from the mail').fill('000000');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText('This code does not fit')).toBeVisible();

    await page.getByLabel('Code from the mail').fill(code);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('heading', { name: 'What do you do?' })).toBeVisible();

    await page.getByLabel('Role').selectOption('principal');
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByRole('heading', { name: 'What are you working on?' })).toBeFocused();
    await page.getByLabel('Working on').fill('Talk in every lesson');
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByRole('heading', { name: 'What could you show someone?' })).toBeFocused();
    await page.goBack(); // answers are kept
    await expect(page.getByLabel('Working on')).toHaveValue('Talk in every lesson');
    await page.goForward();
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.getByRole('button', { name: 'Go in' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Good .*, Ana$/);
  });

  test('with the link, whose page does nothing before its button', async ({ page, browser }) => {
    const email = await addPerson('Ben Ito');
    await askForMail(page, email);
    const link = /http\S+#token=\S+/.exec(await mailTo(email))?.[0] ?? '';
    const elsewhere = await (await browser.newContext()).newPage();
    await elsewhere.goto(link);
    await expect(elsewhere.getByRole('heading', { name: 'Welcome' })).toBeVisible();
    await elsewhere.reload(); // a scanner looked first
    await elsewhere.getByRole('button', { name: 'Sign in' }).click();
    await expect(elsewhere.getByRole('heading', { name: 'What do you do?' })).toBeVisible();
    await elsewhere.context().close();

    await page.goto(link);
    await page.reload();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert')).toContainText('This link was used before');
    await page.getByRole('link', { name: 'Ask for a new link' }).click();
    await expect(page.getByLabel('E-mail')).toBeVisible();
  });

  test('leads back to where someone wanted to be, and nowhere else', async ({ page }) => {
    await fakeApi(page, { 'GET /me': nobody });
    await page.goto(`${address()}/people?role=teacher`);
    await page.waitForURL('**/sign-in?next=%2Fpeople%3Frole%3Dteacher');
    await page.unrouteAll();
    await fakeApi(page);
    await page.goto(`${address()}/spaces`); // signed in on this device
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.goto(`${address()}/sign-in?next=//evil.example`);
    await page.waitForURL(`${address()}/`);
  });

  test('offers the sign-on of the district, asking by the domain alone', async ({ page }) => {
    const singleSignOn = {
      label: 'Alder Valley Unified',
      url: '/api/sign-in/single-sign-on/1',
    };
    await fakeApi(page, {
      'GET /me': nobody,
      'GET /sign-in/methods': (route) => {
        const asked = new URL(route.request().url()).search;
        const found = asked === '?domain=alder.example' ? singleSignOn : null;
        return { body: { singleSignOn: found, demonstration: [] } };
      },
    });
    await page.goto(`${address()}/sign-in`);
    await page.getByLabel('E-mail').fill('maria@alder.example');
    await page.getByLabel('E-mail').blur();
    await expect(
      page.getByRole('button', { name: 'Sign in with Alder Valley Unified' }),
    ).toBeVisible();
  });

  test('says what to do when it does not work', async ({ page }) => {
    await fakeApi(page, { 'GET /me': nobody, 'POST /sign-in': failing });
    await page.goto(`${address()}/sign-in`);
    await page.getByLabel('E-mail').fill('maria@alder.example');
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await expect(page.getByRole('alert')).toContainText('Nothing was changed. Try again.');
    await expect(page.getByLabel('E-mail')).toHaveValue('maria@alder.example');
  });
});
