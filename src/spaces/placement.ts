/** Where a post stands. */
export type Place = { id: string; topicId: string; position: number; createdAt: Date };
/** Where a post goes. */
export type Placement = {
  id: string;
  from: string;
  was: number;
  topicId: string;
  position: number;
};
export type Mark = { personId: string; topicId: string; position: number };

const placed = (topicId: string, posts: readonly Place[]): Placement[] =>
  posts.map(({ id, topicId: from, position: was }, index) => {
    return { id, from, was, topicId, position: index + 1 };
  });

/** The posts of two topics in one, by time. Those of each keep their order, and of one moment those that stay come first. */
export function placeTogether(
  topicId: string,
  stay: readonly Place[],
  come: readonly Place[],
): Placement[] {
  const waiting = [...come];
  const order: Place[] = [];
  for (const post of stay) {
    while (waiting[0] && waiting[0].createdAt < post.createdAt) order.push(...waiting.splice(0, 1));
    order.push(post);
  }
  return placed(topicId, [...order, ...waiting]);
}

/** The posts of a topic in two: those that were chosen in the other one, each in the order that they had. */
export function placeApart(
  posts: readonly Place[],
  chosen: ReadonlySet<string>,
  otherId: string,
): Placement[] {
  const going = posts.filter(({ id }) => chosen.has(id));
  const staying = posts.filter(({ id }) => !chosen.has(id));
  return [...placed(staying[0]?.topicId ?? '', staying), ...placed(otherId, going)];
}

/**
 * How far people have read where the posts stand now: up to the first that they had not read where it stood before. So
 * nothing counts as read that was not; what was read behind it is shown once more.
 *
 * @param marks  all marks of the people in the topics that the posts came from
 * @returns      none for a topic of which someone has read nothing from its beginning on
 */
export function marksAfter(placements: readonly Placement[], marks: readonly Mark[]): Mark[] {
  const readBy = new Map<string, Map<string, number>>();
  for (const { personId, topicId, position } of marks) {
    const theirs = readBy.get(personId) ?? new Map<string, number>();
    readBy.set(personId, theirs.set(topicId, position));
  }
  const topics = new Map<string, Placement[]>();
  for (const post of placements) {
    const known = topics.get(post.topicId);
    if (known) known.push(post);
    else topics.set(post.topicId, [post]);
  }
  return [...readBy].flatMap(([personId, read]) =>
    [...topics].flatMap(([topicId, posts]) => {
      const unread = posts.findIndex(({ from, was }) => was > (read.get(from) ?? 0));
      const position = unread === -1 ? posts.length : unread;
      return position > 0 ? [{ personId, topicId, position }] : [];
    }),
  );
}
