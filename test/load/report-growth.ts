import type { Comparison } from './compare.ts';
import { postsCount } from './data.ts';
import type { Setting } from './hallway.ts';
import { growthHeading, keepSection, told, whole } from './report.ts';

type Growth = {
  /** By path and how many callers there are at once; the floor is the smaller number of posts. */
  growth: Record<string, Record<number, Comparison>>;
  times: number;
  setting: Setting;
  publish: boolean;
};

/** Writes how reading and searching fare with many times as many posts, beside what else was measured. */
export function writeGrowth({ growth, times, setting, publish }: Growth): void {
  const rows = Object.entries(growth).flatMap(([name, byCallers]) =>
    Object.entries(byCallers).map(([callers, { floor, hallway, ratio }]) =>
      [
        ...[
          name,
          callers,
          tenths(Number(callers) / floor.rate),
          tenths(Number(callers) / hallway.rate),
        ],
        `**${(1 / ratio).toFixed(2)}**${goals[name] ? ` (goal ${goals[name]})` : ''}`,
        `${whole(floor.p99Ms)} / ${whole(hallway.p99Ms)}`,
        `${whole(floor.postgresMicros)} / ${whole(hallway.postgresMicros)}`,
      ].join(' | '),
    ),
  );
  const [few, many] = [postsCount, postsCount * times].map(whole);
  const text = `## ${growthHeading}

Made by \`HALLWAY_DATA=<folder of real data> npm run test:growth\`: two databases, one with ${few} posts and one in which
they were copied until there were ${many}, all in one space, each with an API of its own, measured in turn.
${told(setting)}

Time is what an answer takes on average, so many callers asking at once, each as soon as it has its answer; p99 and PostgreSQL's
processor time each are of ${few} / ${many} posts. The goals: a list and a topic take at most 1.3 times as long; a
search among ${few} posts takes less than 100 ms, p99.

| path | callers | ms at ${few} | ms at ${many} | times as long | p99 ms | PostgreSQL µs each |
| --- | --- | --- | --- | --- | --- | --- |
| ${rows.join(' |\n| ')} |
`;
  if (publish) keepSection(text);
  process.stdout.write(text);
}

const goals: Record<string, number> = { 'topic list of 50': 1.3, 'one topic with 20 posts': 1.3 };
const tenths = (seconds: number) => (seconds * 1000).toFixed(1);
