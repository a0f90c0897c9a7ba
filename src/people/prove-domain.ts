import { and, asc, eq } from 'drizzle-orm';
import { findDistrict } from '../districts/index.ts';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { forbidden, notFound } from '../platform/problem.ts';
import { isAdministrator } from './policy.ts';
import { staffRoleOf } from './queries.ts';
import { domainTaken } from './rules.ts';
import { districtDomains } from './tables.ts';

type Wish = { districtId: string; domain: string };

/** Refuses whoever may not say what belongs to a district. */
export async function requireAdministratorOf(
  db: Db,
  actor: Actor,
  districtId: string,
): Promise<void> {
  if (!(await findDistrict(db, districtId))) throw notFound();
  if (!isAdministrator(await staffRoleOf(db, actor))) throw forbidden();
}

/** Notes that a district has proved an e-mail domain to be its own. Staff have seen the proof. */
export async function addDomain(deps: Deps, actor: Actor, wish: Wish): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await requireAdministratorOf(tx, actor, wish.districtId);
    const createdAt = deps.now();
    const [made] = await tx
      .insert(districtDomains)
      .values({ ...wish, createdAt })
      .onConflictDoNothing()
      .returning();
    if (made) return tell(tx, actor, 'people.domain-added', wish, createdAt);
    const [held] = await tx
      .select()
      .from(districtDomains)
      .where(eq(districtDomains.domain, wish.domain));
    if (held?.districtId !== wish.districtId) throw domainTaken();
  });
}

export async function removeDomain(deps: Deps, actor: Actor, wish: Wish): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await requireAdministratorOf(tx, actor, wish.districtId);
    const theirs = and(
      eq(districtDomains.domain, wish.domain),
      eq(districtDomains.districtId, wish.districtId),
    );
    const [ended] = await tx.delete(districtDomains).where(theirs).returning();
    if (ended) await tell(tx, actor, 'people.domain-removed', wish, deps.now());
  });
}

export async function listDomains(db: Db, actor: Actor, districtId: string): Promise<string[]> {
  await requireAdministratorOf(db, actor, districtId);
  const rows = await db
    .select({ domain: districtDomains.domain })
    .from(districtDomains)
    .where(eq(districtDomains.districtId, districtId))
    .orderBy(asc(districtDomains.domain));
  return rows.map(({ domain }) => domain);
}

async function tell(tx: Tx, actor: Actor, action: string, wish: Wish, at: Date): Promise<void> {
  const subject = `districts/${wish.districtId}`;
  const details = { domain: wish.domain };
  await writeAudit(tx, { actorId: actor.personId, action, subject, details }, at);
}
