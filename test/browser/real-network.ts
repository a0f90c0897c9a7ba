import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import postalMime from 'postal-mime';

export const address = () => process.env.HALLWAY_URL ?? '';

/** A browser of its own for one of the demonstration people, signed in with their one click. */
export async function openAs(browser: Browser, name: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(`${address()}/sign-in`);
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.waitForURL(`${address()}/`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** Asks the API as the page would: with its cookie, from its origin. */
export const asks = <View>(
  page: Page,
  method: string,
  path: string,
  body?: object,
): Promise<View> =>
  page.evaluate(
    async ([verb, url, content]) => {
      const init: RequestInit = { method: verb };
      if (content)
        Object.assign(init, { body: content, headers: { 'content-type': 'application/json' } });
      const answer = await fetch(url, init);
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
      return (answer.status === 204 ? undefined : await answer.json()) as never;
    },
    [method, `/api${path}`, body && JSON.stringify(body)] as const,
  );

/** A fresh topic in a space that everyone can find, and its address. */
export async function startTopic(page: Page, title: string) {
  const space = await asks<{ id: string }>(page, 'POST', '/spaces', {
    name: `For a test: ${title}`.slice(0, 100),
    purpose: 'To see how it works',
  });
  const topic = await asks<{ id: string }>(page, 'POST', `/spaces/${space.id}/topics`, {
    title,
    body: 'What have you tried?',
  });
  return { spaceId: space.id, topicId: topic.id, path: `${address()}/topics/${topic.id}` };
}

/** The newest mail to an address, as the development mailer keeps it. */
export async function mailTo(email: string): Promise<string> {
  const folder = join(process.env.HALLWAY_FOLDER ?? '', 'mail');
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const files = await readdir(folder).catch(() => []);
    for (const file of files
      .filter((name) => name.endsWith('.eml'))
      .sort()
      .reverse()) {
      const mail = await postalMime.parse(await readFile(join(folder, file)));
      if (mail.to?.some((to) => to.address === email)) return mail.text ?? '';
    }
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error(`No mail to ${email}`);
}
