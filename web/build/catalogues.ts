import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { compileMessages } from './compile-messages.ts';

const prefix = 'virtual:catalogue/';

/** First parts of the keys of screens that import `more-words.ts`: most visits need none of these words. */
export const ofMoreWords = new Set(
  `appeals arrange audience audit card availability block consult digest drafts flags glass join manage news profile quiet readiness report round saved
  sessions settings suspension terms second signIn tokens verified vouch welcome`.split(/\s+/),
);
const isOfMoreWords = (key: string) => ofMoreWords.has(key.split('.')[0] ?? '');

/** Serves `virtual:catalogue/en`, `virtual:catalogue/en.more` and their sisters: the ICU catalogues, compiled while building. */
export function catalogues(folder: URL): Plugin {
  const nameOf = (id: string) => id.slice(id.indexOf(prefix) + prefix.length);
  const file = (id: string) => new URL(`${nameOf(id).replace(/\.more$/, '')}.json`, folder);
  return {
    name: 'hallway-catalogues',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const source = file(id);
      this.addWatchFile(source.pathname);
      const words: Record<string, string> = JSON.parse(await readFile(source, 'utf8'));
      const wantsMore = nameOf(id).endsWith('.more');
      const wanted = Object.entries(words).filter(([key]) => isOfMoreWords(key) === wantsMore);
      const compiled = compileMessages(Object.fromEntries(wanted));
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(compiled))});`;
    },
  };
}
