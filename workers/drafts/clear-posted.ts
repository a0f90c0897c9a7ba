import { clearPosted } from '../../src/drafts/index.ts';
import { defineJob } from '../../src/platform/jobs.ts';
import { postEdited, postWritten } from '../../src/spaces/index.ts';

/** Ends the drafts of what was posted, of all that was written in a moment at once. */
export const clearDrafts = defineJob({
  name: 'drafts.clear-posted',
  together: [postWritten, postEdited],
  run: (deps, happenings) =>
    clearPosted(
      deps,
      happenings.map(({ data }) => data.postId),
    ),
});
