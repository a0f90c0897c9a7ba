import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { catalogues } from './build/catalogues.ts';
import { compressedCopies } from './build/compressed-copies.ts';
import { offlineShell } from './build/offline-shell.ts';

const here = new URL('.', import.meta.url);
const api = process.env.HALLWAY_API ?? 'http://127.0.0.1:3000';

export default defineConfig(({ command }) => {
  // Vite takes the word of NODE_ENV: on a machine for development it would build React for development.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    root: here.pathname,
    plugins: [
      react(),
      catalogues(new URL('catalogues/', here)),
      offlineShell(new URL('service-worker.js', here)),
      compressedCopies(),
    ],
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      assetsDir: 'assets',
      assetsInlineLimit: 0,
      target: 'es2022',
      modulePreload: { polyfill: false },
      // Each piece of a few hundred bytes costs a weak connection more than it saves: all styles in one file, and what
      // most screens share in one piece.
      cssCodeSplit: false,
      rolldownOptions: {
        output: {
          codeSplitting: {
            // `more-words` waits, and would make whoever shares its piece wait too; so do the words that ask for it; drafts
            // come with who writes.
            groups: [
              {
                name: 'shared',
                test: /\/web\/(?!app\/more-words|drafts\/|sign-in\/entrance-words)|node_modules/,
                minShareCount: 3,
              },
            ],
          },
        },
      },
    },
    server: { proxy: { '/api': { target: api, ws: true }, '/dev': api } },
  };
});
