import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { eventually } from '../support/eventually.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';

// Control: take the client's `error` listener out of `openPool` in src/platform/db.ts, and the first must fail.
// With processes, sockets and a PostgreSQL that is ended hard: test/chaos/b4-postgres-restarted.test.ts.
describe('a database that goes away for a moment', () => {
  let world: World;
  let keeper: pg.Client;
  let ana: TestPerson;
  beforeAll(async () => {
    world = await openWorld();
    ana = await world.person();
    keeper = new pg.Client(world.databaseUrl);
    await keeper.connect();
  });
  afterAll(async () => {
    await keeper.end();
    await world.close();
  });

  const open = async (name: string) =>
    await ana.post(
      '/spaces',
      { name, purpose: 'To read' },
      { 'idempotency-key': name.replaceAll(' ', '-') },
    );
  /** Cuts the connections of Hallway that fit, and tells how many they were. */
  const cut = async (which: string): Promise<number> => {
    const { rowCount } = await keeper.query(`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and ${which}`);
    return rowCount ?? 0;
  };
  const expectAway = (reply: LightMyRequestResponse) => {
    expect(reply.statusCode).toBe(503);
    expect(reply.headers['retry-after']).toBe('2');
    expect(reply.json()).toMatchObject({
      type: 'http://hallway.test/problems/database-away',
    });
  };

  it('answers 503 to a write that is cut off in the middle, and the same again goes through', async () => {
    const holder = new pg.Client(world.databaseUrl);
    holder.on('error', () => undefined);
    await holder.connect();
    await holder.query('begin; lock table spaces in access exclusive mode');
    const writing = open('Cut off');
    await eventually(async () => expect(await cut(`wait_event_type = 'Lock'`)).toBe(1));
    expectAway(await writing);
    await holder.end();

    expect((await open('Cut off')).statusCode).toBe(201);
    expect(await world.count('spaces')).toBe(1);
  });

  it('goes on by itself when every connection was cut', async () => {
    await Promise.all(Array.from({ length: 8 }, () => ana.get('/spaces')));
    expect(await cut('true')).toBeGreaterThan(1);

    await eventually(async () => {
      const reply = await ana.get('/spaces');
      if (reply.statusCode !== 200) expectAway(reply);
      expect(reply.statusCode).toBe(200);
    });
    expect((await open('After the cut')).statusCode).toBe(201);
  });

  it('answers 503 to writes only, while another server that cannot write stands in', async () => {
    const { database } = keeper;
    await keeper.query(`alter database "${database}" set default_transaction_read_only = on`);
    await cut('true');
    await eventually(async () => expect((await ana.get('/spaces')).statusCode).toBe(200));
    expectAway(await open('Meanwhile'));

    await keeper.query(`alter database "${database}" set default_transaction_read_only = off`);
    await cut('true');
    await eventually(async () => expect((await open('Meanwhile')).statusCode).toBe(201));
  });
});
