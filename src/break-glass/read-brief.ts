import { and, eq, ne } from 'drizzle-orm';
import { topicBriefs } from '../briefs/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { authorFrom, authorTables, htmlOf, topics } from '../spaces/index.ts';
import { look } from './look.ts';
import { type Place, standsIn } from './read-circle.ts';

const writer = authorTables('writer');

/** A topic so far, in brief, of a circle that is open to this person. */
export function readBrief(deps: Deps, actor: Actor, { entryId, topicId }: Place) {
  return look(deps, actor, entryId, { look: 'brief', topicId }, async (tx, { spaceId }) => {
    const [row] = await tx
      .select({ title: topics.title, brief: topicBriefs, writer: writer.columns })
      .from(topicBriefs)
      .innerJoin(topics, eq(topics.id, topicBriefs.topicId))
      .leftJoin(writer.person, eq(writer.person.id, topicBriefs.writtenById))
      .leftJoin(writer.district, eq(writer.district.id, writer.person.districtId))
      .where(and(standsIn(spaceId, topicId), ne(topicBriefs.source, '')));
    if (!row) return undefined;
    const { title, brief } = row;
    const by = authorFrom(row.writer);
    return { title, html: htmlOf(brief), writtenBy: by, writtenAt: brief.writtenAt };
  });
}
