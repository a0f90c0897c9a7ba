import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from '@jest/globals';

type Rule = { from: RegExp; may: (here: RegExp) => RegExp[] };

/** Who may import whom: the first rule whose `from` fits a file holds for it. Packages are not our matter here. */
const table: Rule[] = [
  { from: /^src\/platform\//, may: () => [/^src\/platform\//] },
  {
    from: /^src\/[\w-]+\/([\w-]+-)?schemas$/,
    may: () => [/^src\/platform\/(instant|page)$/, /^src\/[\w-]+\/([\w-]+-)?schemas$/],
  },
  {
    from: /^src\/[\w-]+\/(rules|policy)$/,
    may: (here) => [here, /^src\/platform\/(actor|problem)$/],
  },
  { from: /^src\/[\w-]+\//, may: (here) => [here, /^src\/platform\//, /^src\/[\w-]+\/index$/] },
  {
    from: /^workers\//,
    may: () => [
      /^workers\//,
      /^src\/(config|(work-)?connections|platform\/.*)$/,
      /^src\/[\w-]+\/index$/,
    ],
  },
  { from: /^(bin\/|src\/(main|app|live-channels)$)/, may: () => [/./] },
  { from: /^web\//, may: () => [/^web\//, /^src\/[\w-]+\/schemas$/] },
  { from: /^src\/config$/, may: () => [] },
  { from: /^src\/(work-)?connections$/, may: () => [/^src\/(config|connections|platform\/.*)$/] },
  { from: /^test\//, may: () => [/./] },
];

/** From the ground up: what stands lower never opens the door of what stands higher. */
const floors = [
  'platform',
  'link-cards',
  'districts',
  'people',
  'sign-in',
  'student-data',
  'attachments',
  'spaces',
  'alike',
  'bookmarks',
  'briefs',
  'check-ins',
  'consultancies',
  'drafts',
  'moderation',
  'pace',
  'break-glass',
  'search',
  'asks',
  'notifications',
  'digests',
];

const listed = execFileSync('git', [
  'ls-files',
  '-co',
  '--exclude-standard',
  'src',
  'workers',
  'bin',
  'web',
  'test',
])
  .toString()
  .split('\n')
  .filter((file) => /\.(ts|tsx|mjs)$/.test(file));

const withoutEnding = (file: string) => file.replace(/\.(d\.)?(ts|tsx|mjs|js)$/, '');

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) =>
    String(match[1]),
  );
  return found
    .filter((path) => !/\.(css|json|svg|woff2)(\?.*)?$/.test(path))
    .map((path) => withoutEnding(normalize(join(dirname(file), path))));
}

const arrows = listed.flatMap((file) =>
  importsOf(file).map((to) => ({ from: withoutEnding(file), to })),
);

describe('who imports whom', () => {
  it('reads the imports of the whole project', () => {
    expect(arrows.length).toBeGreaterThan(50);
  });

  it('holds every import to the table', () => {
    const wrong = arrows.filter(({ from, to }) => {
      const rule = table.find((candidate) => candidate.from.test(from));
      const here = new RegExp(`^${dirname(from)}/`);
      return rule === undefined || !rule.may(here).some((allowed) => allowed.test(to));
    });
    expect(wrong).toEqual([]);
  });

  it('lets no capability open the door of one that stands higher', () => {
    const floorOf = (path: string) => floors.indexOf(/^src\/([\w-]+)\//.exec(path)?.[1] ?? '');
    const upward = arrows.filter(({ from, to }) => {
      const [lower, higher] = [floorOf(from), floorOf(to)];
      return lower !== -1 && higher > lower;
    });
    expect(upward).toEqual([]);
  });

  it('knows the floor of every capability', () => {
    const folders = new Set(
      listed.map((file) => /^src\/([\w-]+)\//.exec(file)?.[1]).filter(Boolean),
    );
    expect([...folders].filter((folder) => !floors.includes(String(folder)))).toEqual([]);
  });
});
