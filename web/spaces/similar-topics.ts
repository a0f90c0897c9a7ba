type Titled = { id: string; title: string };

const wordsOf = (title: string) =>
  new Set(title.toLocaleLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []);

/** Up to three topics that share at least two longer words with a title, the closest first. */
export function findSimilar<Of extends Titled>(title: string, topics: Of[]): Of[] {
  const wanted = wordsOf(title);
  const each = new Map(topics.map((topic) => [topic.id, topic]));
  return [...each.values()]
    .map((topic) => ({
      topic,
      shared: [...wordsOf(topic.title)].filter((word) => wanted.has(word)),
    }))
    .filter(({ shared }) => shared.length >= 2)
    .sort((a, b) => b.shared.length - a.shared.length)
    .slice(0, 3)
    .map(({ topic }) => topic);
}
