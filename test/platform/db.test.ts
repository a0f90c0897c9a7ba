import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { auditEntries, writeAudit } from '../../src/platform/audit.ts';
import { errorCode, isDatabaseAway, openDb, openPool } from '../../src/platform/db.ts';
import { openWorkshop } from '../support/workshop.ts';

describe('a transaction', () => {
  let shop: Awaited<ReturnType<typeof openWorkshop>>;
  beforeAll(async () => {
    shop = await openWorkshop();
    await shop.deps.db.execute(sql`create table counters (id int primary key, value int not null)`);
    await shop.deps.db.execute(sql`insert into counters values (1, 0), (2, 0)`);
  });
  afterAll(() => shop.close());

  const values = async () => {
    const { rows } = await shop.deps.db.execute<{ value: number }>(
      sql`select value from counters order by id`,
    );
    return rows.map(({ value }) => value);
  };

  it('that lost a race is run again, so that two who lock each other out both end', async () => {
    let turns = 0;
    let meet = () => {};
    const met = new Promise<void>((resolve) => {
      meet = resolve;
    });
    const addTo = (first: number, second: number) =>
      shop.deps.db.transaction(async (tx) => {
        await tx.execute(sql`update counters set value = value + 1 where id = ${first}`);
        turns += 1;
        if (turns === 2) meet();
        await met; // each holds one row now, and wants the other's
        await tx.execute(sql`update counters set value = value + 1 where id = ${second}`);
      });

    await Promise.all([addTo(1, 2), addTo(2, 1)]);

    expect(turns).toBe(3);
    expect(await values()).toEqual([2, 2]);
  });

  it.each([
    ['40001', 3],
    ['40P01', 3],
    ['23505', 1],
  ])('that fails with %s is run %i times in all, and keeps nothing', async (code, times) => {
    const before = await values();
    let runs = 0;
    const losing = shop.deps.db.transaction(async (tx) => {
      runs += 1;
      await tx.execute(sql`update counters set value = -1`);
      await tx.execute(
        sql.raw(`do $$ begin raise exception 'lost' using errcode = '${code}'; end $$`),
      );
    });
    expect(errorCode(await losing.catch((error: unknown) => error))).toBe(code);
    expect(runs).toBe(times);
    expect(await values()).toEqual(before);
  });

  // Control: let openDb in src/platform/db.ts call `db.transaction` of drizzle itself, and the pool never ends.
  it('gives its place in the pool back when the connection breaks', async () => {
    const pool = openPool(shop.databaseUrl, { max: 1, name: 'hallway-test' });
    const db = openDb(pool);
    const transact = (text: string) => db.transaction((tx) => tx.execute(sql.raw(text)));
    const end = 'select pg_terminate_backend(pg_backend_pid())';
    const expectAway = async (broken: Promise<unknown>) =>
      expect(isDatabaseAway(await broken.catch((error: unknown) => error))).toBe(true);

    pool.once('acquire', (client) => socketOf(client).destroy());
    await expectAway(transact('select 1')); // at `begin`
    await expectAway(transact(end)); // in the middle, so that `rollback` fails too
    expect(await transact('select 1')).toMatchObject({ rowCount: 1 });
    await pool.end();
  });

  it('adds to the audit, and neither changes nor removes what stands there', async () => {
    const { db } = shop.deps;
    const entry = { actorId: null, action: 'halls.door-opened', subject: 'halls/main' };
    await db.transaction((tx) => writeAudit(tx, entry, new Date()));
    for (const attempt of [
      db.update(auditEntries).set({ action: 'nothing' }),
      db.delete(auditEntries),
      db.execute(sql`truncate audit_entries`),
    ]) {
      expect(errorCode(await attempt.catch((error: unknown) => error))).toBe('42501');
    }
    expect(await db.select().from(auditEntries)).toMatchObject([entry]);
  });
});

const socketOf = (client: object) =>
  (client as { connection: { stream: Socket } }).connection.stream;

describe('the database', () => {
  it('is away when its unix socket is not there, and not when some other file is missing', async () => {
    const nowhere = openPool('postgres:///x?host=/nowhere', { max: 1, name: 'hallway-test' });
    const noSocket = await nowhere.query('select 1').catch((error: unknown) => error);
    const noFile = await readFile('/nowhere/at-all').catch((error: unknown) => error);
    await nowhere.end();

    expect([errorCode(noSocket), errorCode(noFile)]).toEqual(['ENOENT', 'ENOENT']);
    expect(isDatabaseAway(noSocket)).toBe(true);
    expect(isDatabaseAway(new Error('Failed query', { cause: noSocket }))).toBe(true);
    expect(isDatabaseAway(noFile)).toBe(false);
  });
});
