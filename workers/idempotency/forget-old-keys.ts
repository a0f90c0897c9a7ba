import { forgetOldKeys } from '../../src/platform/http/idempotency.ts';
import { defineJob } from '../../src/platform/jobs.ts';

/** Once an hour, answers kept for an `Idempotency-Key` of more than 48 hours ago are forgotten, with the words in them. */
export const forgetAnswers = defineJob({
  name: 'idempotency.forget-old-keys',
  every: 3_600_000,
  run: ({ db, now }) => forgetOldKeys(db, now()),
});
