import { jest } from '@jest/globals';

// The build may try a test once more on a machine that is busy; .ci/run names those that needed it.
if (process.env.CI) jest.retryTimes(1, { logErrorsBeforeRetry: true });
