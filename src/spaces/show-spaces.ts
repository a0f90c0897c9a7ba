import { z } from 'zod';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { decodeCursor, MomentKey, pageOf } from '../platform/keyset.ts';
import { forbidden, notFound } from '../platform/problem.ts';
import { chosenBy } from './directory-filters.ts';
import { countFacilitators } from './facilitators.ts';
import { listAdmissions, listMembers, suggestPeople } from './member-queries.ts';
import { mayFacilitate, mayRead, maySeeSpace } from './policy.ts';
import { describeSpace, findSpace, listSpaces } from './queries.ts';
import { requireCharter } from './require-charter.ts';
import { notAMember } from './rules.ts';
import type { MemberQuery, PeopleList, SpaceForMe, SpaceQuery } from './schemas.ts';
import { showSpaceInList, showSpaceToMe } from './views.ts';

const ByName = z.tuple([z.string().max(200), z.uuid()]);
const ByTime = z.tuple([MomentKey, z.uuid()]);

/** The spaces that someone can find, or is in. */
export async function showSpaces(deps: Deps, actor: Actor, query: SpaceQuery) {
  const { limit, cursor, membership } = query;
  const after = decodeCursor(ByName, cursor);
  const only = chosenBy(actor, query, deps.now());
  const wish = { mineOnly: membership === 'mine', only, after, limit: limit + 1 };
  const rows = await listSpaces(deps.db, actor, wish);
  return pageOf(rows, limit, showSpaceInList, ({ space }) => [space.name, space.id]);
}

/** One space as this person may see it. */
export async function showOneSpace(deps: Deps, actor: Actor, spaceId: string): Promise<SpaceForMe> {
  const row = await describeSpace(deps.db, actor, spaceId);
  if (!row || !maySeeSpace({ ...row, staff: false })) throw notFound();
  return showSpaceToMe(row);
}

/** Who is in a space, for those who may read it; who waits to come in, for its facilitators. */
export async function showMembers(
  deps: Deps,
  actor: Actor,
  spaceId: string,
  { status, limit, cursor }: z.output<typeof MemberQuery>,
) {
  const standing = await findSpace(deps.db, actor, spaceId);
  if (!standing || !maySeeSpace(standing)) throw notFound();
  await requireCharter(deps.db, standing);
  if (!mayRead(standing)) throw notAMember();
  if (status !== 'member' && !mayFacilitate(standing)) throw forbidden();

  const wish = { after: decodeCursor(ByTime, cursor), limit: limit + 1 };
  const rows =
    status === 'member'
      ? await listMembers(deps.db, spaceId, wish)
      : await listAdmissions(deps.db, spaceId, status, wish);
  return pageOf(
    rows,
    limit,
    (row) => ({ ...row, status }),
    ({ since, person }) => [since.toISOString(), person.id],
  );
}

/** Whom one may mention here, by the beginning of a name. */
export async function showPeople(
  deps: Deps,
  actor: Actor,
  spaceId: string,
  prefix: string,
): Promise<PeopleList> {
  const standing = await findSpace(deps.db, actor, spaceId);
  if (standing) await requireCharter(deps.db, standing);
  if (!standing || !mayRead(standing)) throw notFound();
  const items = await suggestPeople(deps.db, actor, spaceId, prefix, deps.now());
  return { items, facilitatorsCount: await countFacilitators(deps.db, actor, spaceId) };
}
