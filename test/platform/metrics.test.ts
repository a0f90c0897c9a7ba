import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld, type World } from '../support/world.ts';

const metricsToken = 'a-token-for-the-scraper';

describe('metrics', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ metricsToken });
  });
  afterAll(() => world.close());

  it('shows how long each route takes to who holds the token', async () => {
    await world.anyone.get('//health/live');
    const reply = await world.anyone.get('//metrics', { authorization: `Bearer ${metricsToken}` });
    expect(reply.statusCode).toBe(200);
    expect(reply.body).toContain(
      'hallway_http_request_duration_seconds_count{method="GET",route="/health/live",status="200"} 1',
    );
  });

  it('shows what piles up, and who is connected', async () => {
    await world.anyone.post('/sign-in', { email: 'somebody@school.test' }); // waits in the outbox
    const { body } = await world.anyone.get('//metrics', {
      authorization: `Bearer ${metricsToken}`,
    });
    const figures = Object.fromEntries(body.split('\n').map((line) => line.split(' ')));
    expect(figures).toMatchObject({
      hallway_outbox_waiting: '1',
      hallway_jobs_owed: '0',
      hallway_jobs_parked: '0',
      hallway_mails_unknown: '0',
      hallway_sockets: '0',
    });
  });

  it.each([{}, { authorization: 'Bearer wrong' }, { authorization: `Bearer ${metricsToken}x` }])(
    'does not exist for someone with %j',
    async (headers) => {
      expect(
        (await world.anyone.get('//metrics', headers as Record<string, string>)).statusCode,
      ).toBe(404);
    },
  );
});
