import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

/**
 * Writes `sw.js` with the list of files that a visit without a connection needs, and asks the
 * browser to fetch the text font early. The list's hash names the cache, so a new build replaces it.
 */
export function offlineShell(source: URL): Plugin {
  return {
    name: 'hallway-offline-shell',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const font = Object.keys(bundle ?? {}).find((name) => /figtree.*\.woff2$/.test(name));
        if (!font) return [];
        const attrs = {
          rel: 'preload',
          href: `/${font}`,
          as: 'font',
          type: 'font/woff2',
          crossorigin: '',
        };
        return [{ tag: 'link', attrs, injectTo: 'head' }];
      },
    },
    async generateBundle(_options, bundle) {
      const built = Object.keys(bundle).filter((name) => name.startsWith('assets/'));
      const files = ['/', '/before-paint.js', '/favicon.svg', ...built.map((name) => `/${name}`)];
      const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12);
      const code = (await readFile(source, 'utf8'))
        .replace("'built-in-version'", JSON.stringify(version))
        .replace('/* built-in-files */', files.map((name) => JSON.stringify(name)).join(', '));
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: code });
    },
  };
}
