import { expect, test } from '@playwright/test';
import { address, asks, openAs } from './real-network.ts';

for (const width of [390, 1280]) {
  test(`a circle opens when its charter is accepted, at ${width} px`, async ({ browser }) => {
    const viewport = { width, height: 844 };
    const maria = await openAs(browser, 'Maria Delgado', { viewport });
    const tom = await openAs(browser, 'Tom Okafor', { viewport });
    const circle = await asks<{ id: string }>(maria, 'POST', '/spaces', {
      ...{ name: 'Year one, honestly', purpose: 'What is hard', kind: 'circle' },
    });
    const { id: tomId } = await asks<{ id: string }>(tom, 'GET', '/me');
    await asks(maria, 'PUT', `/spaces/${circle.id}/members/${tomId}`, {});
    await tom.goto(`${address()}/spaces/${circle.id}`);
    await expect(tom.getByText('Reveal neither who nor where.')).toBeVisible();
    await expect(tom.getByRole('button', { name: /^I promise this, and come in/ })).toBeVisible();
    await asks(tom, 'PUT', `/spaces/${circle.id}/membership`); // as from a page that was open before

    await expect(tom.getByText('Only these two people can read this.')).toBeVisible();
    await expect(tom.getByText('Reveal neither who nor where.')).toBeVisible();
    const { id } = await asks<{ id: string }>(maria, 'POST', `/spaces/${circle.id}/topics`, {
      ...{ title: 'Sundays', body: 'How do you get through them?' },
    });
    await tom.goto(`${address()}/topics/${id}`);
    await expect(tom.getByRole('heading', { level: 1 })).toHaveText('Read the charter first');
    await expect(tom.locator('main')).not.toContainText('Sundays');

    const accept = tom.getByRole('button', { name: 'I accept this' });
    await accept.focus();
    await tom.keyboard.press('Enter');
    await expect(tom.getByRole('heading', { level: 1 })).toHaveText('Sundays');
    await expect(tom.getByText('Only these two people can read this.')).toBeVisible();

    await maria.goto(`${address()}/spaces/${circle.id}`);
    await maria.getByRole('button', { name: 'More for Year one, honestly' }).click();
    await maria.getByRole('menuitem', { name: 'Read the charter' }).click();
    await maria.getByRole('button', { name: 'Make a new charter' }).click();
    await maria.getByLabel('In English').fill('We *listen* first.');
    await maria.getByLabel('In Spanish').fill('');
    await maria.getByRole('button', { name: 'Make this the charter' }).click();
    await expect(maria.getByRole('dialog')).toContainText('Version 2');

    await expect(tom.getByRole('heading', { level: 1 })).toHaveText('Read the charter first');
    await expect(tom.getByText('We listen first.')).toBeVisible();
    await tom.getByRole('button', { name: 'I accept this' }).click();
    await expect(tom.getByRole('heading', { level: 1 })).toHaveText('Sundays');
    await maria.context().close();
    await tom.context().close();
  });
}
