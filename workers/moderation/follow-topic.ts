import { followTopic } from '../../src/moderation/index.ts';
import { defineJob } from '../../src/platform/jobs.ts';
import { topicMoved } from '../../src/spaces/index.ts';

/** Reported posts of a topic that moved wait for those who keep order where it stands now. */
export const followMovedTopic = defineJob({
  name: 'moderation.follow-topic',
  on: topicMoved,
  run: ({ db }, { data }) => followTopic(db, data.topicId),
});
