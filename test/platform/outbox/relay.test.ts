import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import pg from 'pg';
import { z } from 'zod';
import type { Bus } from '../../../src/platform/bus.ts';
import { BusMessage } from '../../../src/platform/bus-message.ts';
import { defineEvent, record, subjectHeads, subjectNumbers } from '../../../src/platform/events.ts';
import { newId } from '../../../src/platform/ids.ts';
import { createRing } from '../../../src/platform/outbox/relay-ring.ts';
import { numberEvents } from '../../../src/platform/outbox/relay-steps.ts';
import { beginRelaying } from '../../../workers/relay.ts';
import { eventually } from '../../support/eventually.ts';
import { openWorkshop, stores } from '../../support/workshop.ts';

const wordSaid = defineEvent({
  type: 'halls.word-said',
  data: z.object({ in: z.array(z.string()) }),
  subject: (data) => data.in,
});

const upTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1);
const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

describe.each(stores)('the relay, beside queues in %s', (store) => {
  let shop: Awaited<ReturnType<typeof openWorkshop>>;
  beforeAll(async () => {
    shop = await openWorkshop(store);
    await eventually(() => expect(shop.bus.isUp()).toBe(true));
  });
  afterAll(() => shop.close());

  async function say(subjects: string[], thinkMs = 0): Promise<string> {
    const said = await shop.deps.db.transaction(async (tx) => {
      const id = await record(tx, wordSaid, { in: subjects }, new Date());
      await pause(thinkMs); // commits come in another order than inserts
      return id;
    });
    shop.deps.ring();
    return said;
  }

  /** Hears a subject from now on. */
  async function listenTo(subject: string): Promise<BusMessage[]> {
    const heard: BusMessage[] = [];
    await shop.bus.subscribe(subject, (text) => heard.push(BusMessage.parse(JSON.parse(text))));
    return heard;
  }

  /** The numbers given on a subject, and the events that have them, in order. */
  async function numbersOf(subject: string) {
    const { rows } = await shop.deps.db.execute<{ sequence: number; event_id: string }>(sql`
      select sequence, event_id from ${subjectNumbers} where subject = ${subject} order by sequence`);
    return rows;
  }

  it('counts 1, 2, 3 without a gap on each subject, while twelve people write and its connection is cut', async () => {
    const rooms = ['rooms/ash', 'rooms/birch', 'rooms/cedar'];
    const heard = await Promise.all(rooms.map(listenTo));
    shop.start([]);
    shop.start([]);
    const written: string[][] = [];
    const cutting = new AbortController();
    const cuts = cutRelays(cutting.signal);

    await Promise.all(
      upTo(12).map(async (writer) => {
        for (const nth of upTo(25)) {
          const subjects = rooms.filter((_, room) => (writer + nth) % (room + 1) === 0);
          await say(subjects, (writer * nth) % 7);
          written.push(subjects);
        }
      }),
    );
    cutting.abort();
    expect(await cuts).toBeGreaterThan(0);

    for (const [room, subject] of rooms.entries()) {
      const count = written.filter((subjects) => subjects.includes(subject)).length;
      await eventually(async () =>
        expect((await numbersOf(subject)).map(({ sequence }) => sequence)).toEqual(upTo(count)),
      );
      const events = new Set((await numbersOf(subject)).map((row) => row.event_id));
      expect(events.size).toBe(count);
      // A cut repeats messages and skips none; the first of each number come in order.
      await eventually(() => {
        const firsts = [...new Set(heard[room]?.map(({ sequence }) => sequence))];
        expect(firsts).toEqual(upTo(count));
      });
    }
  });

  async function cutRelays(signal: AbortSignal): Promise<number> {
    let cuts = 0;
    while (!signal.aborted) {
      const { rowCount } = await shop.deps.db.execute(sql`
        select pg_terminate_backend(pid) from pg_locks join pg_stat_activity using (pid)
         where locktype = 'advisory' and granted and application_name = 'hallway-relay'
           and pg_stat_activity.datname = current_database()`);
      cuts += rowCount ?? 0;
      await pause(150);
    }
    return cuts;
  }

  it('has one relay at work, and another takes over when it is gone', async () => {
    await eventually(async () => {
      const { rows } = await shop.deps.db.execute(sql`
        select pid from pg_locks join pg_stat_activity using (pid)
         where locktype = 'advisory' and granted and application_name = 'hallway-relay'
           and pg_stat_activity.datname = current_database()`);
      expect(rows).toHaveLength(1);
    });
    const heard = await listenTo('rooms/dogwood');
    await shop.deps.db.execute(sql`
      select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'hallway-relay' and datname = current_database()`);

    const id = await say(['rooms/dogwood']);

    await eventually(() => expect(heard.map((message) => message.id)).toEqual([id]));
  });
});

describe('one round of the relay', () => {
  let shop: Awaited<ReturnType<typeof openWorkshop>>;
  let session: pg.Client;
  beforeAll(async () => {
    shop = await openWorkshop();
    session = new pg.Client(shop.databaseUrl);
    await session.connect();
  });
  afterAll(async () => {
    await session.end();
    await shop.close();
  });

  const say = (subjects: string[]) =>
    shop.deps.db.transaction((tx) => record(tx, wordSaid, { in: subjects }, new Date()));
  /** A relay that has just started. */
  const begin = (bus: Bus) =>
    beginRelaying({ bus, listening: [], enqueue: async () => [] }, session);

  /** A bus that keeps what is published, or refuses it. */
  function recorder(up: () => boolean = () => true) {
    const sent: BusMessage[] = [];
    const bus: Bus = {
      ...shop.bus,
      isUp: up,
      async publish(_channel, text) {
        if (!up()) throw new Error('away');
        sent.push(BusMessage.parse(JSON.parse(text)));
      },
    };
    return { bus, sent };
  }

  it('repeats the same ids and numbers after it died between its commit and the publishing', async () => {
    const ids = [await say(['rooms/elm']), await say(['rooms/elm', 'rooms/fir'])];
    await numberEvents(session, [], 0, 100); // and here the process ends

    const { bus, sent } = recorder();
    const relaying = await begin(bus);
    await relaying.round(100);
    await relaying.end();

    expect(sent.map(({ subject, sequence, id }) => [subject, sequence, id])).toEqual([
      ['rooms/elm', 1, ids[0]],
      ['rooms/elm', 2, ids[1]],
      ['rooms/fir', 1, ids[1]],
    ]);
  });

  it('goes on numbering while the bus is away, and publishes all of it afterwards', async () => {
    let up = false;
    const { bus, sent } = recorder(() => up);
    const relaying = await begin(bus);
    const first = await say(['rooms/hazel']);
    await relaying.round(100);
    const second = await say(['rooms/hazel']);
    await relaying.round(100);
    const heads = await shop.deps.db.select().from(subjectHeads);
    expect(heads.find(({ subject }) => subject === 'rooms/hazel')?.head).toBe(2);
    expect(sent).toEqual([]);

    up = true;
    await relaying.round(100);
    await relaying.end();

    expect(sent.map(({ sequence, id }) => [sequence, id])).toEqual([
      [1, first],
      [2, second],
    ]);
  });

  it('publishes the whole batch again when the bus failed in the middle of it', async () => {
    const { bus, sent } = recorder();
    const ids = [await say(['rooms/juniper']), await say(['rooms/juniper'])];
    let published = 0;
    const failing: Bus = {
      ...bus,
      publish: (channel, text) =>
        ++published === 2 ? Promise.reject(new Error('cut')) : bus.publish(channel, text),
    };

    const relaying = await begin(failing);
    await relaying.round(100);
    await relaying.round(100);
    await relaying.end();

    expect(sent.map(({ sequence, id }) => [sequence, id])).toEqual([
      [1, ids[0]],
      [1, ids[0]],
      [2, ids[1]],
    ]);
  });

  it('keeps numbers gap-free and repeats nothing but whole truths, whatever is written, cut off and retried', async () => {
    const room = fc.integer({ min: 0, max: 3 });
    const step = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({ do: fc.constant('say' as const), in: fc.uniqueArray(room) }),
      },
      {
        weight: 2,
        arbitrary: fc.record({ do: fc.constantFrom('restart' as const, 'crash' as const) }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constant('relay' as const),
          limit: fc.integer({ min: 1, max: 4 }),
          up: fc.boolean(),
          /** Which publish of the round fails, counted from 0. */
          breaksAt: fc.integer({ min: 0, max: 9 }),
        }),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const house = `houses/${newId()}`;
        let up = true;
        let untilBreak = Number.POSITIVE_INFINITY;
        const { bus: steady, sent } = recorder(() => up);
        const bus: Bus = {
          ...steady,
          publish: (channel, text) =>
            untilBreak-- === 0 ? Promise.reject(new Error('cut')) : steady.publish(channel, text),
        };
        let relaying = await begin(bus);
        const expected = new Map<string, string[]>();
        for (const one of steps) {
          if (one.do === 'say') {
            const subjects = one.in.map((n) => `${house}-${n}`);
            const id = await say(subjects);
            for (const subject of subjects)
              expected.set(subject, [...(expected.get(subject) ?? []), id]);
          } else if (one.do === 'relay') {
            up = one.up;
            untilBreak = one.breaksAt;
            await relaying.round(one.limit);
          } else {
            if (one.do === 'restart') await relaying.end();
            relaying = await begin(bus);
          }
        }
        up = true;
        untilBreak = Number.POSITIVE_INFINITY;
        while (await relaying.round(3));
        await relaying.end();

        for (const [subject, ids] of expected) {
          // A repeat is the same event under the same number. Where the bus breaks a later one may come first: whoever
          // listens sees the gap.
          const told = sent.filter((message) => message.subject === subject);
          const numbers = new Set(told.map(({ sequence }) => sequence));
          expect([...numbers].toSorted((a, b) => a - b)).toEqual(upTo(ids.length));
          for (const { sequence, id } of told) expect(ids[sequence - 1]).toBe(id);
        }
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 40) },
    );
  });
});

describe('the ring', () => {
  it('has one ring under way at a time, and rings once more for commits made meanwhile', async () => {
    let rings = 0;
    let answer = () => {};
    const bus = {
      isUp: () => true,
      publish: () => {
        rings += 1;
        return new Promise<void>((resolve) => {
          answer = resolve;
        });
      },
    } as unknown as Bus;
    const ring = createRing(bus);

    for (let n = 0; n < 50; n += 1) ring();
    expect(rings).toBe(1);
    answer();
    await eventually(() => expect(rings).toBe(2));
    answer();
    await pause(20);
    expect(rings).toBe(2);
    ring();
    expect(rings).toBe(3);
  });
});
