import { defineJob } from '../../src/platform/jobs.ts';
import { forgetOldCredentials } from '../../src/sign-in/index.ts';

/** Once an hour, what opens nothing any more is forgotten. */
export const forgetCredentials = defineJob({
  name: 'sign-in.forget-old',
  every: 3_600_000,
  run: (deps) => forgetOldCredentials(deps),
});
