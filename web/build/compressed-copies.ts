import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const worthIt = 1_000; // bytes; what is smaller fits one packet anyway

/** Lays a copy for each encoding that browsers ask for beside every text file, so that the server compresses nothing. */
export function compressedCopies(): Plugin {
  return {
    name: 'hallway-compressed-copies',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const write = async (name: string, text: string | Uint8Array) => {
        const file = join(dir, name);
        await writeFile(`${file}.br`, await promisify(brotliCompress)(text));
        await writeFile(`${file}.gz`, await promisify(gzip)(text, { level: 9 }));
      };
      const texts = Object.entries(bundle).map(([name, file]) => ({
        name,
        text: file.type === 'chunk' ? file.code : file.source,
      }));
      const chosen = texts.filter(
        ({ name, text }) => /\.(js|css|html|svg)$/.test(name) && text.length > worthIt,
      );
      await Promise.all(chosen.map(({ name, text }) => write(name, text)));
    },
  };
}
