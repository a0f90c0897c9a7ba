import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { sql } from 'drizzle-orm';
import { districts } from '../../src/districts/tables.ts';
import { termsVersion } from '../../src/people/schemas.ts';
import { persons, profiles } from '../../src/people/tables.ts';
import type { Db } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { createToken } from '../../src/sign-in/index.ts';
import { type SeedTopic, seedSpace } from '../../src/spaces/index.ts';

type Member = { id: string; token: string };
export type Loaded = { spaceId: string; topicIds: string[]; reader: Member; writers: Member[] };

const topicsCount = 5_000;
const postsEach = 20;
export const postsCount = topicsCount * postsEach;
const peopleCount = 1_200;
const districtsCount = 40;
const minute = 60_000;

/** One space of 5,000 topics and 100,000 posts by 1,200 people of 40 districts; the reader has read a third of it. */
export async function loadData(db: Db, now: Date): Promise<Loaded> {
  const people = await loadPeople(db, now);
  const titles = readTitles();
  const topics = Array.from({ length: topicsCount }, (_, index) =>
    makeTopic(index, titles[index % titles.length] ?? '', people, now),
  );
  const { spaceId } = await seedSpace(db, {
    name: 'Competency-based learning',
    purpose: 'What works, across districts',
    startedAt: new Date(now.getTime() - 365 * 24 * 60 * minute),
    members: people.map((personId) => ({ personId })),
    topics,
  });
  const [first, ...others] = await Promise.all(
    people.slice(0, 251).map(async (id) => ({ id, token: await tokenOf(db, id, now) })),
  );
  if (!first) throw new Error('nobody was loaded');
  await db.execute(sql`insert into read_marks (person_id, topic_id, position, at)
    select ${first.id}, id, 10, now() from topics where abs(hashtext(id::text)) % 3 = 0`);
  await db.execute(sql`analyze`);
  return { spaceId, topicIds: topics.map(({ id }) => String(id)), reader: first, writers: others };
}

async function loadPeople(db: Db, now: Date): Promise<string[]> {
  const places = Array.from({ length: districtsCount }, (_, index) => ({
    id: newId(),
    name: `Load District ${index}`,
    state: 'CA',
    timeZone: 'America/Los_Angeles',
    search: sql`to_tsvector('simple', ${`load district ${index}`})`,
    createdAt: now,
    updatedAt: now,
  }));
  await db.insert(districts).values(places);
  const people = Array.from({ length: peopleCount }, (_, index) => ({
    id: newId(),
    email: `person${index}@load.test`,
    name: `Person Number ${index}`,
    role: 'teacher' as const,
    districtId: places[index % districtsCount]?.id ?? null,
    timeZone: 'America/Los_Angeles',
    verification: 'reviewed' as const,
    termsVersion,
    createdAt: now,
  }));
  await db.insert(persons).values(people);
  await db.insert(profiles).values(people.map(({ id }) => ({ personId: id, updatedAt: now })));
  return people.map(({ id }) => id);
}

async function tokenOf(db: Db, personId: string, now: Date): Promise<string> {
  const wish = { name: 'load', scopes: ['read' as const, 'write' as const], days: 1 };
  return (await createToken(db, personId, wish, now)).token;
}

function makeTopic(index: number, title: string, people: readonly string[], now: Date): SeedTopic {
  const begun = now.getTime() - (index + 1) * 90 * minute;
  const post = (position: number) => ({
    authorId: people[(index * 7 + position * 13) % people.length] ?? '',
    body: `${title}\n\nWe have tried **this** for ${position} weeks. What held: two fixed blocks, one floating; what did not: everything that needed a *free* period.\n\n- ask for planning time first\n- write down who covers`,
    at: new Date(begun + position * 4 * minute),
  });
  const rest = Array.from({ length: postsEach - 1 }, (_, offset) => post(offset + 1));
  return { id: newId(), title: title.slice(0, 200), posts: [post(0), ...rest] };
}

/** Titles that educators wrote, where `HALLWAY_DATA` names the folder of them; else one that stands for all. */
function readTitles(): string[] {
  const file = join(
    process.env.HALLWAY_DATA ?? '',
    'educator_topics',
    'dlt1_discussion_titles.csv',
  );
  if (!process.env.HALLWAY_DATA || !existsSync(file))
    return ['How do you schedule co-teaching in grades 3 to 5?'];
  const rows: { title: string }[] = parse(readFileSync(file), {
    columns: true,
    relax_quotes: true,
  });
  return rows
    .map(({ title }) => title.replace(/\p{Cc}/gu, ' ').trim())
    .filter((title) => title.length > 0);
}
