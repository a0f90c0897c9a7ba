import type { AttachedFile, AttachmentWishes } from '../attachments/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { type KeptKey, KeyNotKept } from '../platform/http/idempotency.ts';
import { tooBusy } from '../platform/http/problem-answers.ts';
import { newId } from '../platform/ids.ts';
import { invalidInput, notFound } from '../platform/problem.ts';
import { checkStudentData, flagText } from '../student-data/index.ts';
import { type AnswerUnderKey, appendPost, type NewPost, unknownPosition } from './append-post.ts';
import { findAskable, prepareBody, type Written } from './mentioned-people.ts';
import { findMergedInto } from './merged-topics.ts';
import { mayPost, mayRead } from './policy.ts';
import { attachToPost, wordsOfFiles } from './post-files.ts';
import { requireCharter } from './require-charter.ts';
import { checkMaySpeak, checkStands, checkTakesPosts, notAMember } from './rules.ts';
import type { PostForMe, PostStart } from './schemas.ts';
import { findTopicToWrite } from './topic-queries.ts';
import { showNewPost } from './views.ts';

const mostRounds = 5;

/**
 * Writes a post at the end of a topic.
 *
 * The busiest write, and so the one that holds nothing while it thinks: it reads what the policy asks, decides, and
 * writes in one statement that looks once more at membership, space, topic and what is answered. Where one of them has
 * changed it reads and decides again, a few times. What is written to a topic that was put into another stands there.
 */
export async function writePost(
  deps: Deps,
  actor: Actor,
  topicId: string,
  wish: PostStart,
  kept?: KeptKey,
): Promise<PostForMe> {
  const { personId } = actor;
  const replyToId = wish.replyTo ?? null;
  for (let round = 1; round <= mostRounds; round += 1) {
    const found = await findTopicToWrite(deps.db, personId, topicId, replyToId);
    if (found) await requireCharter(deps.db, found.standing);
    const goesOnIn = found ? null : await findMergedInto(deps.db, topicId);
    if (goesOnIn !== null) return writePost(deps, actor, goesOnIn, wish, kept);
    if (!found || !mayRead(found.standing)) throw notFound();
    if (!mayPost(found.standing)) throw notAMember();
    const { standing, topic, replied, author } = found;
    const { space } = standing;
    checkTakesPosts(space, topic);
    checkMaySpeak(topic, personId);
    if (replyToId !== null && replied === null) throw unknownReply();
    if (replied !== null) checkStands(replied);
    const authorId = standing.aliasId ?? personId;
    const attachments = await wordsOfFiles(deps.db, { personId, authorId }, wish.attachments);
    const said = { body: wish.body, attachments };
    const confirmed = checkStudentData(said, wish.studentDataConfirmed);

    const body = await prepareBody(deps.db, standing.aliasId ? null : personId, space, wish.body);
    const answered = replied ? await findAskable(deps.db, authorId, space, [replied.authorId]) : [];
    const askedIds = [...new Set([...body.askedIds, ...answered])];
    const replyToAuthorId = replied?.authorId ?? null;
    const place = { postId: newId(), spaceId: space.id, topicId, personId, authorId };
    const removedCount = topic.lastPosition - topic.postsCount;
    const answering = { replyToId, replyToAuthorId, removedCount };
    const post = { ...place, ...answering, askedIds, at: deps.now() };
    const by = standing.aliasId
      ? { author: null, pseudonym: topic.pseudonym }
      : { author, pseudonym: null };
    const answerAt = (position: number) => showNewPost(post, position, body, by, []);
    const besides = { confirmed, files: wish.attachments, kept, answerAt };
    const written = await append(deps, post, body, besides);
    if (written) return showNewPost(post, written.position, body, by, written.files);
  }
  throw tooBusy();
}

type Besides = {
  confirmed: ReturnType<typeof checkStudentData>;
  files: AttachmentWishes;
  kept: KeptKey | undefined;
  answerAt(position: number): PostForMe;
};
type Appended = { position: number; files: AttachedFile[] };

/**
 * Most posts are words and nothing else, and go with those of the same moment. Confirmed words that may tell who a student
 * is are written together with the note for moderators, and files are attached with the post that holds them, or not at all.
 */
async function append(
  { db }: Deps,
  post: NewPost,
  body: Written,
  { confirmed, files: wishes, kept, answerAt }: Besides,
): Promise<Appended | undefined> {
  if (!confirmed && wishes.length === 0) {
    const position = await appendPost(db, post, body, kept && answerUnder(kept, answerAt));
    return position === undefined ? undefined : { position, files: [] };
  }
  if (kept) throw new KeyNotKept();
  return db.transaction(async (tx) => {
    const position = await appendPost(tx, post, body);
    if (position === undefined) return undefined;
    await flagText(tx, post, confirmed, post.at);
    return { position, files: await attachToPost(tx, post, wishes) };
  });
}

/** The answer is kept before its position is known, with a place left for it. */
const answerUnder = (
  { encode, ...key }: KeptKey,
  answerAt: Besides['answerAt'],
): AnswerUnderKey => ({ ...key, answer: encode(answerAt(unknownPosition)) });

const unknownReply = () =>
  invalidInput('The post that this answers is not in the topic', {
    errors: [{ pointer: '#/replyTo', detail: 'Expected the id of a post in this topic' }],
  });
