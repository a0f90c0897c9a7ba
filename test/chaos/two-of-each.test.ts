import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { eventually } from '../support/eventually.ts';
import { ask, openNetwork } from './support/network.ts';
import { canStartRedis, startOwnRedis } from './support/own-redis.ts';

type Event = {
  op: string;
  type?: string;
  sequence?: number;
  data?: { position: number; body: string };
};

// Control: let `createRedisBus` deliver to its own process alone, and neither hears the other.
(canStartRedis ? describe : describe.skip)('two API and two worker processes', () => {
  let redis: Awaited<ReturnType<typeof startOwnRedis>>;
  let network: Awaited<ReturnType<typeof openNetwork>>;
  beforeAll(async () => {
    redis = await startOwnRedis();
    network = await openNetwork(redis.url, { apis: 2, workers: 2 });
  }, 120_000);
  afterAll(async () => {
    await network.close();
    await redis.stop();
  });

  it('show the same conversation to people on either, in one order, also after a relay died', async () => {
    const [one, two] = network.apis.map(({ address }) => address) as [string, string];
    const [ana, ben] = [await network.person('Ana'), await network.person('Ben')];
    const space = await ask(one, ana.token, 'POST', '/spaces', {
      name: 'Both',
      purpose: 'To be heard',
    });
    expect(space.status).toBe(201);
    await ask(two, ben.token, 'PUT', `/spaces/${space.body.id}/membership`);
    const topic = await ask(two, ben.token, 'POST', `/spaces/${space.body.id}/topics`, {
      title: 'Can you hear me',
      body: 'From the other process',
      kind: 'discussion',
    });
    expect(topic.status).toBe(201);
    const subject = `topics/${topic.body.id}`;
    const heard = [await listen(one, ana.token, subject), await listen(two, ben.token, subject)];

    const say = (address: string, token: string, body: string) =>
      ask(address, token, 'POST', `/topics/${topic.body.id}/posts`, { body });
    for (let round = 0; round < 10; round += 1) {
      if (round === 5) await network.kill(network.workers[0] as never);
      const answers = await Promise.all([
        say(one, ana.token, `Ana ${round}`),
        say(two, ben.token, `Ben ${round}`),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    }

    await eventually(() => {
      for (const events of heard) expect(events.filter(isReply)).toHaveLength(20);
    }, 20_000);
    const [atAna, atBen] = heard.map((events) =>
      events.filter(isReply).map(({ data }) => data?.body),
    );
    expect(atAna).toEqual(atBen);
    const numbers = heard[0]?.filter(isReply).map(({ sequence }) => Number(sequence)) ?? [];
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  }, 90_000);
});

/** The topic's own text may still be on its way when somebody joins. */
const isReply = ({ type, data }: Event) =>
  type === 'spaces.post-written' && Number(data?.position) > 1;

async function listen(address: string, token: string, subject: string): Promise<Event[]> {
  const events: Event[] = [];
  const socket = new WebSocket(`${address.replace('http', 'ws')}/api/live`, {
    headers: { authorization: `Bearer ${token}` },
  });
  await new Promise<void>((joined, failed) => {
    socket.on('error', failed);
    socket.on('open', () => socket.send(JSON.stringify({ op: 'join', subject })));
    socket.on('message', (data) => {
      const frame: Event = JSON.parse(String(data));
      if (frame.op === 'joined') joined();
      if (frame.op === 'event') events.push(frame);
    });
  });
  return events;
}
