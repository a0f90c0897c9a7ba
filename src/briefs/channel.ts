import { tells } from '../platform/channels.ts';
import { briefWritten } from './events.ts';
import { describeBrief } from './queries.ts';
import { BriefView } from './schemas.ts';
import { viewOf } from './show-brief.ts';

/** What readers of a topic hear besides; in a circle only that they should look. */
export const briefTellings = [
  tells(briefWritten, {
    view: BriefView,
    async load({ db }, { topicId }) {
      const found = await describeBrief(db, topicId);
      return found && viewOf(topicId, found);
    },
    authors: ({ writtenBy }) => (writtenBy ? [writtenBy.id] : []),
  }),
];
