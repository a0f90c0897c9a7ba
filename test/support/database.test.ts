import { afterAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase } from './database.ts';

describe('a database for a test', () => {
  const clients: Client[] = [];
  afterAll(() => Promise.all(clients.map((client) => client.end())));

  async function open(url: string) {
    const client = new Client(url);
    await client.connect();
    clients.push(client);
    return client;
  }

  it('is its own: what one test writes, another does not see', async () => {
    const [ours, theirs] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    const [here, there] = await Promise.all([open(ours.url), open(theirs.url)]);

    await here.query('CREATE TABLE notes (body text)');

    const { rows } = await there.query("SELECT to_regclass('notes') AS found");
    expect(rows).toEqual([{ found: null }]);
  });

  it('folds the letters of every language', async () => {
    const { url } = await createTestDatabase();
    const client = await open(url);
    const { rows } = await client.query(
      "SELECT lower('ÉÑ') AS folded, getdatabaseencoding() AS encoding",
    );
    expect(rows).toEqual([{ folded: 'éñ', encoding: 'UTF8' }]);
  });

  it('can be dropped while somebody is still connected', async () => {
    const { url, drop } = await createTestDatabase();
    const lingering = new Client(url);
    lingering.on('error', () => {}); // cut off, as intended
    await lingering.connect();

    await drop();

    await expect(new Client(url).connect()).rejects.toThrow('does not exist');
  });
});
