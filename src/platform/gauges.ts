import { sql } from 'drizzle-orm';
import type { Db } from './db.ts';
import type { Hub } from './live/hub.ts';

/** A number that is looked up whenever somebody scrapes. */
export type Gauge = { name: string; help: string; read(): number | Promise<number> };

/** What whoever runs Hallway must see before its users do: work that piles up, and how many are connected. */
export function gaugesOf(db: Db, live: Hub | undefined): Gauge[] {
  const count = async (what: ReturnType<typeof sql>): Promise<number> => {
    const { rows } = await db.execute<{ n: number }>(sql`select count(*)::int as n from ${what}`);
    return rows[0]?.n ?? 0;
  };
  return [
    {
      name: 'hallway_outbox_waiting',
      help: 'Events that the relay has not handed on yet',
      read: () =>
        count(sql`outbox where relay_round is null
          or relay_round > (select handed_on from relay_progress)`),
    },
    {
      name: 'hallway_jobs_owed',
      help: 'Jobs that are still to be done',
      read: () => count(sql`owed_jobs where parked_at is null`),
    },
    {
      name: 'hallway_jobs_parked',
      help: 'Jobs that failed too often and wait for a person: hallway jobs parked',
      read: () => count(sql`owed_jobs where parked_at is not null`),
    },
    {
      name: 'hallway_mails_unknown',
      help: 'Mails of which nobody knows whether they arrived: GET /api/staff/deliveries?state=unknown',
      read: () => count(sql`deliveries where state = 'unknown'`),
    },
    {
      name: 'hallway_sockets',
      help: 'Live connections of this process',
      read: () => live?.figures().sockets ?? 0,
    },
  ];
}
