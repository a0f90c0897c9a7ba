import { availableParallelism } from 'node:os';

/** @type {import('jest').Config} */
export default {
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/test/browser/',
    ...(process.env.HALLWAY_CHAOS ? [] : ['<rootDir>/test/chaos/']),
    '<rootDir>/test/load/',
  ],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '\\.[jt]sx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic', importSource: '@kitajs/html' } },
        },
      },
    ],
  },
  // These two are ESM only, and fastify's app.inject() asks for them with require(), which Node 20 cannot do.
  transformIgnorePatterns: ['/node_modules/(?!(cookie|content-disposition)/)'],
  setupFilesAfterEnv: ['<rootDir>/test/support/second-try.mjs'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  maxWorkers: Math.max(2, Math.min(availableParallelism(), 6)),
  workerIdleMemoryLimit: '1GB', // modules evaluated by vm are never given back
  testTimeout: 20_000,
};
