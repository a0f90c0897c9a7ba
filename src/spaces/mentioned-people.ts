import { and, eq, exists, gte, inArray, not, or, type SQL, sql } from 'drizzle-orm';
import { persons } from '../people/index.ts';
import type { Db, Tx } from '../platform/db.ts';
import { blockedFrom } from './authors.ts';
import { findFacilitators } from './facilitators.ts';
import { rendererVersion, renderMarkdown, tooTangled } from './markdown.ts';
import { mostMentions, nameTruly, tooManyMentions } from './mentions.ts';
import { mayRead } from './policy.ts';
import { memberships, mentions, type Space, spaces } from './tables.ts';

export type Written = {
  source: string;
  html: string;
  htmlVersion: number;
  excerpt: string;
  /** Who is named or asked as a facilitator, each once, and may read it; nobody with a block between, nor the author. */
  askedIds: string[];
};

/**
 * Renders what someone writes into a space, with the names of the people mentioned made true. A mention of someone who
 * may not read it, or with whom the author has a block, stays as plain words and asks nobody. `@facilitators` asks who
 * looks after the space at this moment, and is plain words where nobody does.
 *
 * @param authorId  null for who writes anonymously: they name nobody, for whom a name comes out plain would tell of a block
 * @param isPost    false for words that ask nobody: `@facilitators` is plain there
 * @throws          `too-many-mentions`, `too-tangled`
 */
export async function prepareBody(
  db: Db,
  authorId: string | null,
  space: Pick<Space, 'id' | 'kind' | 'joinPolicy'>,
  source: string,
  isPost = true,
): Promise<Written> {
  const { html, excerpt, mentioned, asksFacilitators } = renderMarkdown(source, isPost);
  if (mentioned.size > mostMentions) throw tooManyMentions();
  const htmlVersion = rendererVersion;
  if (mentioned.size === 0 && !asksFacilitators)
    return { source, html, excerpt, htmlVersion, askedIds: [] };

  const isNamed = authorId !== null && mentioned.size > 0;
  const people = isNamed ? await findMentionable(db, authorId, space, [...mentioned]) : [];
  const facilitators = asksFacilitators
    ? await findFacilitators(db, authorId, space.id)
    : { exist: false, askedIds: [] };
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const named = nameTruly(source, names);
  if (nameTruly(named, names) !== named) throw tooTangled(); // one mention around another, so as to name falsely
  const rendered = renderMarkdown(named, facilitators.exist);
  const others = people.map(({ id }) => id).filter((id) => id !== authorId);
  const askedIds = [...new Set([...others, ...facilitators.askedIds])];
  return { source: named, html: rendered.html, excerpt: rendered.excerpt, htmlVersion, askedIds };
}

/** Is a member, and has accepted the charter where there is one: others do not read it yet. */
const isMemberOf = (db: Db, spaceId: string): SQL =>
  exists(
    db
      .select({ one: sql`1` })
      .from(memberships)
      .innerJoin(spaces, eq(spaces.id, memberships.spaceId))
      .where(
        and(
          eq(memberships.spaceId, spaceId),
          eq(memberships.personId, persons.id),
          gte(memberships.charterVersion, spaces.charterVersion),
        ),
      ),
  );

function findMentionable(
  db: Db,
  authorId: string,
  space: Pick<Space, 'id' | 'kind' | 'joinPolicy'>,
  personIds: string[],
): Promise<{ id: string; name: string }[]> {
  const stranger = { space, role: null, admission: null, staff: false };
  const author = { personId: authorId };
  return db
    .select({ id: persons.id, name: persons.name })
    .from(persons)
    .where(
      and(
        inArray(persons.id, personIds),
        mayRead(stranger) ? undefined : isMemberOf(db, space.id),
        or(eq(persons.id, authorId), not(blockedFrom(author, persons.id))),
      ),
    );
}

/** Who of these may read what this author writes here and has no block with them; the author is not among them. */
export async function findAskable(
  db: Db,
  authorId: string,
  space: Pick<Space, 'id' | 'kind' | 'joinPolicy'>,
  personIds: string[],
): Promise<string[]> {
  const others = personIds.filter((id) => id !== authorId);
  if (others.length === 0) return [];
  return (await findMentionable(db, authorId, space, others)).map(({ id }) => id);
}

/** Keeps who is asked in a post; those who were asked before and still are stay as they were. */
export async function keepMentions(tx: Tx, postId: string, askedIds: readonly string[], at: Date) {
  if (askedIds.length === 0) return;
  const rows = askedIds.map((personId) => ({ postId, personId, at }));
  await tx.insert(mentions).values(rows).onConflictDoNothing();
}

/** @returns those who were not asked in this post before */
export async function replaceMentions(
  tx: Tx,
  postId: string,
  askedIds: readonly string[],
  at: Date,
): Promise<string[]> {
  const before = await tx.select().from(mentions).where(eq(mentions.postId, postId));
  const known = new Set(before.map(({ personId }) => personId));
  const gone = before.map(({ personId }) => personId).filter((id) => !askedIds.includes(id));
  if (gone.length > 0) {
    const theirs = and(eq(mentions.postId, postId), inArray(mentions.personId, gone));
    await tx.delete(mentions).where(theirs);
  }
  const fresh = askedIds.filter((id) => !known.has(id));
  await keepMentions(tx, postId, fresh, at);
  return fresh;
}
