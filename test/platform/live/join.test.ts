import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { connect } from '../../support/socket.ts';
import { type LiveHouse, openLiveHouse } from './house.ts';

describe('joining a subject', () => {
  let house: LiveHouse;
  beforeAll(async () => {
    house = await openLiveHouse();
  });
  afterAll(() => house.close());

  it('tells what happens from then on, with the view that HTTP answers', async () => {
    const [ana, ben] = [house.person('Ana'), house.person('Ben')];
    const room = house.room();
    await house.write(room, ben, 'before anybody listened');
    const socket = await connect(house, ana);

    expect(await socket.join(room.subject)).toEqual({
      op: 'joined',
      subject: room.subject,
      sequence: 1,
    });
    const { id } = await house.write(room, ben, 'Good morning');

    expect(await socket.next('event')).toEqual({
      op: 'event',
      id,
      type: 'rooms.note-written',
      subject: room.subject,
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      sequence: 2,
      data: { id: expect.any(String), text: 'Good morning', author: { id: ben.id, name: 'Ben' } },
    });
    expect(socket.events()).toHaveLength(1);
    await socket.close();
  });

  it('replays what was missed first, in order, then goes on', async () => {
    const [ana, ben] = [house.person(), house.person()];
    const room = house.room();
    for (let note = 1; note <= 230; note += 1) await house.write(room, ben, `note ${note}`);
    const socket = await connect(house, ana);

    const [joined] = await Promise.all([
      socket.join(room.subject, 3),
      ...['a', 'b', 'c', 'd'].map((text) => house.write(room, ben, text)),
    ]);
    await house.write(room, ben, 'the last');
    while ((await socket.next('event')).sequence !== 235);

    expect(joined.sequence).toBeGreaterThanOrEqual(230);
    expect(socket.frames[0]).toEqual(joined);
    const numbers = socket.events().map(({ sequence }) => sequence);
    expect(numbers).toEqual(Array.from({ length: 232 }, (_, at) => at + 4));
    expect(socket.events().at(-1)?.data.text).toBe('the last');
    await socket.close();
  });

  it('shows things in a replay as they stand now', async () => {
    const [ana, ben] = [house.person(), house.person()];
    const room = house.room();
    await house.write(room, ben, 'first words');
    await house.write(room, ben, 'words that are gone');
    const [first, gone] = [...house.known.notes.values()].slice(-2);
    if (first) first.text = 'better words';
    house.known.notes.delete(gone?.id ?? '');
    const socket = await connect(house, ana);

    await socket.join(room.subject, 0);

    expect((await socket.next('event')).data.text).toBe('better words');
    expect(await socket.next('event')).not.toHaveProperty('data');
    await socket.close();
  });

  it.each([
    ['is ahead of everything that happened', 7],
    ['is older than what is kept', 1],
  ])('says reset where the number %s', async (_words, after) => {
    const [ana, ben] = [house.person(), house.person()];
    const room = house.room();
    for (const text of ['1', '2', '3', '4']) await house.write(room, ben, text);
    await house.deps.db.execute(
      sql`delete from outbox where id in (select event_id from subject_numbers where subject = ${room.subject} and sequence <= 2)`,
    );
    const socket = await connect(house, ana);

    const joined = await socket.join(room.subject, after);
    await socket.next('reset', room.subject);
    await house.write(room, ben, '5');

    expect(joined.sequence).toBe(4);
    expect((await socket.next('event')).sequence).toBe(5);
    expect(socket.events()).toHaveLength(1);
    await socket.close();
  });

  it('replays again from another number when asked to, on the same socket', async () => {
    const [ana, ben] = [house.person(), house.person()];
    const room = house.room();
    const socket = await connect(house, ana);
    await socket.join(room.subject);
    for (const text of ['1', '2', '3']) await house.write(room, ben, text);
    while ((await socket.next('event')).sequence !== 3);

    await socket.join(room.subject, 1);
    await house.write(room, ben, '4');
    while ((await socket.next('event')).sequence !== 4);

    expect(socket.events().map(({ sequence }) => sequence)).toEqual([1, 2, 3, 2, 3, 4]);
    await socket.close();
  });

  it('begins where the person came in, whatever number they give', async () => {
    const [ana, ben] = [house.person(), house.person()];
    const room = house.room();
    for (const text of ['1', '2', '3']) await house.write(room, ben, text);
    house.known.starts.set(ana.id, 2);
    const socket = await connect(house, ana);

    await socket.join(room.subject, 0);
    await socket.next('reset');
    await socket.join(room.subject, 2);

    expect((await socket.next('event')).sequence).toBe(3);
    expect(socket.events()).toHaveLength(1);
    await socket.close();
  });

  it('refuses what one may not see, and what is not there, in the same words', async () => {
    const ana = house.person();
    const hidden = house.room();
    house.known.outsiders.add(ana.id);
    const socket = await connect(house, ana);

    const answers = [];
    for (const subject of [
      hidden.subject,
      'nowhere/at-all',
      `rooms/${'x'.repeat(30)}`,
      'rooms/%00',
    ]) {
      answers.push((await socket.join(subject)).problem);
    }

    expect(answers[0]).toMatchObject({ status: 404, title: 'There is nothing here' });
    expect(new Set(answers.map((problem) => JSON.stringify(problem))).size).toBe(1);
    expect(house.hub.figures().subjects).toBe(0);
    await socket.close();
  });

  it('ends with leaving: nothing more comes, and nothing is kept', async () => {
    const [ana, ben] = [house.person(), house.person()];
    const room = house.room();
    const socket = await connect(house, ana);
    await socket.join(room.subject);

    socket.leave(room.subject);
    socket.leave(room.subject);
    await socket.settled();
    await house.write(room, ben, 'unheard');
    await socket.settled();

    const ops = socket.frames.map(({ op }) => op);
    expect(ops.filter((op) => !['presence', 'head'].includes(op))).toEqual([
      'joined',
      'pong',
      'pong',
    ]);
    expect(house.hub.figures().subjects).toBe(0);
    await socket.close();
  });

  it('loads each event once, for however many sockets', async () => {
    const ben = house.person();
    const room = house.room();
    const sockets = await Promise.all(
      Array.from({ length: 30 }, () => connect(house, house.person())),
    );
    await Promise.all(sockets.map((socket) => socket.join(room.subject)));
    house.asked.loads = 0;

    await house.write(room, ben, 'hello all');
    const heard = await Promise.all(sockets.map((socket) => socket.next('event')));

    expect(new Set(heard.map((event) => JSON.stringify(event))).size).toBe(1);
    expect(house.asked.loads).toBe(1);
    await Promise.all(sockets.map((socket) => socket.close()));
  });

  it('tells an event without its view when the view cannot be made', async () => {
    const [ana, ben] = [house.person(), house.person()];
    const room = house.room();
    const socket = await connect(house, ana);
    await socket.join(room.subject);

    house.asked.fails = true;
    await house.write(room, ben, 'broken');
    const broken = await socket.next('event');
    house.asked.fails = false;
    await house.write(room, ben, 'whole');

    expect(broken).not.toHaveProperty('data');
    expect((await socket.next('event')).data.text).toBe('whole');
    await socket.close();
  });
});
