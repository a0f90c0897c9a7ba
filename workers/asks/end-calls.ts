import { endCallsOf } from '../../src/asks/index.ts';
import { defineJob } from '../../src/platform/jobs.ts';
import { postWritten, topicChanged, topicRemoved } from '../../src/spaces/index.ts';

/** An answer, or the end of a question, ends the asking at once. */
export const endCalls = defineJob({
  name: 'asks.end-calls',
  together: [postWritten, topicChanged, topicRemoved],
  run: (deps, happenings) =>
    endCallsOf(deps, [...new Set(happenings.map(({ data }) => data.topicId))]),
});
