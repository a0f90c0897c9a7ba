import { appealDecided, sendAnswer } from '../../src/moderation/index.ts';
import { defineJob } from '../../src/platform/jobs.ts';

/** Mails someone what came of their appeal. */
export const mailAnswer = defineJob({
  name: 'moderation.mail-answer',
  on: [appealDecided],
  run: (deps, { data }) => sendAnswer(deps, data.appealId),
});
