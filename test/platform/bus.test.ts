import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { type Bus, createLocalBus, createRedisBus } from '../../src/platform/bus.ts';
import { createTestRedisPrefix } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';

const redis = createTestRedisPrefix();
const log = pino({ level: 'silent' });
const makers: [string, () => Bus][] = [['in one process', createLocalBus]];
if (redis) makers.push(['over Redis', () => createRedisBus({ ...redis, log })]);

describe.each(makers)('the bus %s', (_name, make) => {
  let bus: Bus;
  beforeAll(async () => {
    bus = make();
    await eventually(() => expect(bus.isUp()).toBe(true));
  });
  afterAll(() => bus.close());

  it('brings each message to everyone who listens, in the order sent, and to nobody else', async () => {
    const ana: string[] = [];
    const ben: string[] = [];
    const cleo: string[] = [];
    await bus.subscribe('topics/1', (text) => ana.push(text));
    await bus.subscribe('topics/1', (text) => ben.push(text));
    await bus.subscribe('topics/2', (text) => cleo.push(text));

    const sent = Array.from({ length: 200 }, (_, n) => `post ${n}`);
    await Promise.all(sent.map((text) => bus.publish('topics/1', text)));

    await eventually(() => expect(ana).toEqual(sent));
    await eventually(() => expect(ben).toEqual(sent));
    expect(cleo).toEqual([]);
  });

  it('stops for the one who leaves and goes on for the others', async () => {
    const ana: string[] = [];
    const ben: string[] = [];
    const leave = await bus.subscribe('topics/3', (text) => ana.push(text));
    await bus.subscribe('topics/3', (text) => ben.push(text));

    await leave();
    await bus.publish('topics/3', 'after');

    await eventually(() => expect(ben).toEqual(['after']));
    expect(ana).toEqual([]);
  });

  it('still delivers when people leave and join at the same moment, again and again', async () => {
    let leave = await bus.subscribe('topics/4', () => undefined);
    let heard = 0;
    for (let n = 0; n < 50; n += 1) {
      const leaving = leave();
      const joining = bus.subscribe('topics/4', () => {
        heard += 1;
      });
      [, leave] = await Promise.all([leaving, joining]);
    }

    await bus.publish('topics/4', 'still here');

    await eventually(() => expect(heard).toBe(1));
  });
});
