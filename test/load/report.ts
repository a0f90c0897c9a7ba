import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type Comparison, roundsCount } from './compare.ts';
import type { Setting } from './hallway.ts';
import type { ImportFigures } from './import.ts';
import type { FanOut } from './sockets.ts';

export type Figures = {
  paths: Record<string, Comparison>;
  fanOut: FanOut;
  idle: { idleMiB: number; kbEach: number };
  districts: ImportFigures;
};

const file = 'docs/performance.md';
/** What `npm run test:growth` writes; everything else in the file is of `npm run test:load`. */
export const growthHeading = 'With ten times as many posts';

const goals: Record<string, number> = {
  'topic list of 50, signed in, with unread state': 0.5,
  'one topic with 20 posts': 0.5,
  'a reply, 16 writers in many topics': 0.3,
  'a reply, 16 writers in one topic': 0.3,
};

/** Writes the figures as people read them, with the command that made them. */
export function writeReport(figures: Figures, setting: Setting): void {
  const text = [
    head(setting),
    pathsTable(figures.paths),
    sockets(figures),
    imports(figures.districts),
  ].join('\n');
  write([text, ...sectionsOf(file).filter(isGrowth)]);
  process.stdout.write(text);
}

/** Puts a section in its place, and leaves the others as they are. */
export const keepSection = (text: string): void =>
  write([...sectionsOf(file).filter((section) => !isGrowth(section)), text]);

const isGrowth = (section: string) => section.startsWith(`## ${growthHeading}\n`);
const sectionsOf = (path: string) =>
  existsSync(path) ? readFileSync(path, 'utf8').split(/^(?=## )/m) : [];

function write(sections: string[]): void {
  mkdirSync('docs', { recursive: true });
  writeFileSync(file, `${sections.map((section) => section.trim()).join('\n\n')}\n`);
}

/** Where and when something was measured. */
export function told({ machine, node, postgres }: Setting): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD']).toString().trim();
  const day = new Date().toISOString().slice(0, 10);
  return `Measured on ${day} at ${commit}: ${machine}, Node ${node}, PostgreSQL ${postgres}.`;
}

function head(setting: Setting): string {
  return `# Performance

Made by \`HALLWAY_DATA=<folder of real data> npm run test:load\`, which loads 5,000 topics and 100,000 posts and measures
each path and its floor in turn, ${roundsCount} rounds of four seconds each. Only ratios say something beyond one machine: floor,
Hallway (compiled, as \`npm run api\`), relay, PostgreSQL, Redis and the load generator share its cores.

${told(setting)}
`;
}

function pathsTable(paths: Figures['paths']): string {
  const rows = Object.entries(paths).map(([name, { floor, hallway, ratio }]) =>
    [
      name,
      `${whole(floor.rate)} (${whole(floor.least)} to ${whole(floor.most)})`,
      `${whole(hallway.rate)} (${whole(hallway.least)} to ${whole(hallway.most)})`,
      `**${ratio.toFixed(2)}**${goals[name] ? ` (goal ${goals[name]})` : ''}`,
      `${whole(floor.apiMicros)} / ${whole(hallway.apiMicros)}`,
      `${whole(floor.postgresMicros)} / ${whole(hallway.postgresMicros)}`,
      `${whole(floor.p99Ms)} / ${whole(hallway.p99Ms)}`,
    ].join(' | '),
  );
  return `## Paths

The floor is Fastify with one raw \`pg\` query of the same rows with their names, or one raw insert of the row that a reply
leaves in \`posts\`, into a table with the same keys: no sign-in, no rights, no schemas, no Markdown, no counts, no event.
Replies with an \`Idempotency-Key\` are how the app sends them. Median answers a second, least and most of the rounds in
parentheses; processor time and p99 are floor / Hallway.

| path | floor, 1/s | Hallway, 1/s | ratio | API µs each | PostgreSQL µs each | p99 ms |
| --- | --- | --- | --- | --- | --- | --- |
| ${rows.join(' |\n| ')} |
`;
}

function sockets({ fanOut, idle }: Figures): string {
  return `## Live

| what | figure | goal |
| --- | --- | --- |
| one post to 1,000 sockets, frames a second against bare \`ws\` sending one Buffer | ${whole(fanOut.rate)} against ${whole(fanOut.floorRate)}: **${fanOut.ratio.toFixed(2)}** | 0.7 |
| from sending the post to its arrival, p99 | ${whole(fanOut.p99Ms)} ms | 250 ms |
| memory a joined socket, 1,000 of them | ${fanOut.kibEach.toFixed(1)} KiB | 40 KiB |
| API process at rest | ${whole(idle.idleMiB)} MB | 160 MB |
| memory an idle socket, 10,000 of them | ${idle.kbEach.toFixed(1)} KB | 25 KB |

The posts go through the whole of Hallway: HTTP, transaction, outbox, relay in a process of its own, Redis, one frame
for all. The floor is told by HTTP as well and sends at once.
`;
}

function imports(figures: ImportFigures): string {
  if (!figures) return '';
  return `## Import

13,078 districts by \`hallway districts import\`, the start of Node included: ${figures.seconds.toFixed(1)} s (goal 20 s),
at most ${whole(figures.peakMiB)} MB (goal 200 MB).
`;
}

export const whole = (value: number | undefined): string =>
  value === undefined ? 'n/a' : Math.round(value).toLocaleString('en-US');
