import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import {
  mayAnswerRound,
  mayEditByName,
  mayReplyByName,
  mayStartTopicByName,
  maySumUp,
} from '../spaces/index.ts';
import type { Kind, Spot } from './rules.ts';

const asked: Record<Kind, (db: Db, actor: Actor, subjectId: string) => Promise<boolean>> = {
  reply: mayReplyByName,
  topic: mayStartTopicByName,
  edit: mayEditByName,
  brief: maySumUp,
  'check-in': mayAnswerRound,
};

/** Whether what someone writes there could be posted now, and under their own name. */
export const mayWriteAt = (db: Db, actor: Actor, { kind, subjectId }: Spot): Promise<boolean> =>
  asked[kind](db, actor, subjectId);
