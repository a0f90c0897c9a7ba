import { and, asc, eq } from 'drizzle-orm';
import type { Db, Tx } from '../platform/db.ts';
import { standardCharter } from './charter-words.ts';
import { rendererVersion, renderMarkdown } from './markdown.ts';
import { type CharterChange, type CharterView, charterLanguages } from './schemas.ts';
import { type Charter, charters, type Space } from './tables.ts';

type Texts = CharterChange['texts'];

export const standardTexts: Texts = charterLanguages.map((language) => {
  return { language, body: standardCharter[language] };
});

/** The version that a space of this kind begins with: only circles have a charter. */
export const firstCharter = (kind: Space['kind']): number => (kind === 'circle' ? 1 : 0);

/**
 * Keeps a version of a circle's charter, rendered.
 *
 * @throws `too-tangled`
 */
export async function keepCharter(
  tx: Tx,
  made: Pick<Charter, 'spaceId' | 'version' | 'madeById' | 'madeAt'>,
  texts: Texts,
): Promise<void> {
  const rows = texts.map(({ language, body }) => {
    const { html } = renderMarkdown(body);
    return { ...made, language, source: body, html, htmlVersion: rendererVersion };
  });
  await tx.insert(charters).values(rows);
}

/** The charter of a circle as it is now, with nothing said about who accepted it; undefined where there is none. */
export async function findCharter(
  db: Db,
  { id: spaceId, charterVersion: version }: Pick<Space, 'id' | 'charterVersion'>,
): Promise<Omit<CharterView, 'mine'> | undefined> {
  const rows = await db
    .select()
    .from(charters)
    .where(and(eq(charters.spaceId, spaceId), eq(charters.version, version)))
    .orderBy(asc(charters.language));
  const [first] = rows;
  if (!first) return undefined;
  const texts = rows.map((row) => ({
    language: row.language,
    body: row.source,
    html: row.htmlVersion === rendererVersion ? row.html : renderMarkdown(row.source).html,
  }));
  return { spaceId, version, madeAt: first.madeAt, texts };
}
