import type { Page } from '@playwright/test';

/** Holds the composer back on the way to the page, until it is let go. */
export async function holdComposerBack(page: Page): Promise<() => void> {
  let arrive = () => {};
  const late = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route('**/assets/composer-*.js', async (route) => {
    await late;
    await route.continue();
  });
  return arrive;
}
