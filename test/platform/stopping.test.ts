import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { eventually } from '../support/eventually.ts';
import { openWorld } from '../support/world.ts';

// Control: let `letGoWhenStopping` in src/platform/http/server.ts do nothing, and the connection stays for 72 s.
describe('an API process that stops', () => {
  it('answers what is under way, and does not wait for that connection to be used again', async () => {
    const world = await openWorld();
    const ana = await world.person();
    const holder = new pg.Client(world.databaseUrl);
    await holder.connect();
    await holder.query('begin; lock table spaces in access exclusive mode');
    await world.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = world.app.server.address() as AddressInfo;
    const agent = new Agent({ keepAlive: true });
    const answered = new Promise<unknown[]>((resolve, reject) => {
      const reading = { host: '127.0.0.1', port, path: '/api/spaces', agent, headers: ana.headers };
      request(reading, (reply) => {
        reply.resume().on('end', () => resolve([reply.statusCode, reply.headers.connection]));
      })
        .on('error', reject)
        .end();
    });
    await eventually(async () => {
      const { rows } = await world.pool.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      expect(rows).toHaveLength(1);
    });

    const stopped = world.close();
    await new Promise((wake) => setTimeout(wake, 100));
    await holder.end();

    expect(await answered).toEqual([200, 'close']);
    await stopped;
    agent.destroy();
  });
});
