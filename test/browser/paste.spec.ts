import { expect, test } from '@playwright/test';
import { fakeApi } from './fake-api.ts';
import { topic } from './mockup-network.ts';
import { address } from './real-network.ts';

const fromDocs =
  '<b style="font-weight:normal"><h2>Plan</h2><p><span style="font-weight:700">Two blocks</span> are <i>fixed</i>.</p>' +
  '<ol><li>Tuesday</li><li>Thursday, see <a href="https://example.org/plan">the plan</a></li></ol></b><script>alert(1)</script>';

test('what is pasted from Docs turns into Markdown', async ({ page }) => {
  await fakeApi(page);
  await page.goto(`${address()}/topics/${topic.id}`);
  await expect(page.getByRole('button', { name: 'Post reply' })).toBeVisible(); // the words come plain before
  const box = page.getByLabel('Reply to Jo and the group');
  await box.evaluate((area, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', html);
    clipboardData.setData('text/plain', 'plain');
    area.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, fromDocs);
  await expect(box).toHaveValue(
    '### Plan\n\n**Two blocks** are _fixed_.\n\n1. Tuesday\n2. Thursday, see [the plan](https://example.org/plan)',
  );
});
