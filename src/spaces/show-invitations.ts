import { and, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { decodeCursor, MomentKey, pageOf } from '../platform/keyset.ts';
import type { PageQuery } from '../platform/page.ts';
import { forbidden, notFound } from '../platform/problem.ts';
import { listLinks } from './link-queries.ts';
import { mayFacilitate, maySeeSpace } from './policy.ts';
import { findSpace, isWithinReachOf } from './queries.ts';
import type { AdmissionView } from './schemas.ts';
import { admissions, mailInvitations, spaces } from './tables.ts';

const ById = z.tuple([z.uuid()]);
const ByTime = z.tuple([MomentKey, z.uuid()]);
const declinedShownDays = 30;
const day = 24 * 3_600_000;

async function requireFacilitator(deps: Deps, actor: Actor, spaceId: string): Promise<void> {
  const standing = await findSpace(deps.db, actor, spaceId);
  if (!standing || !maySeeSpace(standing)) throw notFound();
  if (!mayFacilitate(standing)) throw forbidden();
}

/** The links into a space that still work, for its facilitators. */
export async function showLinks(
  deps: Deps,
  actor: Actor,
  spaceId: string,
  { limit, cursor }: PageQuery,
) {
  await requireFacilitator(deps, actor, spaceId);
  const [after] = decodeCursor(ById, cursor) ?? [];
  const rows = await listLinks(deps.db, spaceId, { after, limit: limit + 1, now: deps.now() });
  return pageOf(
    rows,
    limit,
    (row) => row,
    ({ id }) => [id],
  );
}

/** Whom facilitators invited by mail and who has not joined yet, the latest first. */
export async function showMailInvitations(
  deps: Deps,
  actor: Actor,
  spaceId: string,
  { limit, cursor }: PageQuery,
) {
  await requireFacilitator(deps, actor, spaceId);
  const [before] = decodeCursor(ById, cursor) ?? [];
  const rows = await deps.db
    .select()
    .from(mailInvitations)
    .where(
      and(
        eq(mailInvitations.spaceId, spaceId),
        isNull(mailInvitations.endedAt),
        gt(mailInvitations.expiresAt, deps.now()),
        before === undefined ? undefined : lt(mailInvitations.id, before),
      ),
    )
    .orderBy(desc(mailInvitations.id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    (row) => row,
    ({ id }) => [id],
  );
}

/** Where I asked, was invited, or was declined in the last month: one list, the latest first. */
export async function showMyAdmissions(
  deps: Deps,
  { personId }: Actor,
  { limit, cursor }: PageQuery,
) {
  const [at, id] = decodeCursor(ByTime, cursor) ?? [];
  const since = sql<Date>`coalesce(${admissions.declinedAt}, ${admissions.at})`;
  const from = new Date(deps.now().getTime() - declinedShownDays * day);
  const rows = await deps.db
    .select({ admission: admissions, space: spaces })
    .from(admissions)
    .innerJoin(spaces, and(eq(spaces.id, admissions.spaceId), isNull(spaces.archivedAt)))
    .where(
      and(
        eq(admissions.personId, personId),
        isWithinReachOf({ personId }),
        sql`(${admissions.declinedAt} is null or ${admissions.declinedAt} > ${from})`,
        at === undefined
          ? undefined
          : sql`(${since}, ${spaces.id}) < (${at}::timestamptz, ${id}::uuid)`,
      ),
    )
    .orderBy(desc(since), desc(spaces.id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    ({ admission, space }): AdmissionView => ({
      space,
      status: admission.declinedAt ? 'declined' : admission.kind,
      since: admission.declinedAt ?? admission.at,
      declinedReason: admission.declinedReason,
    }),
    ({ admission, space }) => [(admission.declinedAt ?? admission.at).toISOString(), space.id],
  );
}
