import { type AttachedFile, showAttached } from '../attachments/index.ts';
import type { AuthorView } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { NewPost } from './append-post.ts';
import { authorFrom } from './authors.ts';
import { isMarked } from './facilitators-mark.ts';
import { showGuidelines, showWelcome } from './guidelines.ts';
import { rendererVersion, renderMarkdown } from './markdown.ts';
import type { Written } from './mentioned-people.ts';
import {
  isOwn,
  mayAcceptAnswer,
  mayEditPost,
  mayEditTopic,
  mayFacilitate,
  mayModerate,
  mayPost,
  mayRead,
  mayRemovePost,
  type Standing,
} from './policy.ts';
import type { PostRow } from './post-queries.ts';
import { type SpaceRow, worksAsStaff } from './queries.ts';
import { levelFor, mayAskFrom, readUpTo, statusOf, unreadCount } from './rules.ts';
import type {
  LinkedSpace,
  PostForMe,
  PostView,
  SpaceForMe,
  SpaceInList,
  SpaceView,
  TopicForMe,
  TopicInList,
  TopicView,
} from './schemas.ts';
import type { Post, Space, SpaceLink } from './tables.ts';
import type { TopicRow, TopicStanding } from './topic-queries.ts';

export function showSpace(row: SpaceRow): SpaceView {
  const { space, joinedAt, owesCharter, lastActivityAt } = row;
  const theirs =
    space.kind !== 'circle' ||
    (joinedAt !== null && !owesCharter && lastActivityAt !== null && joinedAt <= lastActivityAt);
  return {
    ...space,
    lastActivityAt: theirs ? lastActivityAt : null,
    guidelinesHtml: showGuidelines(space),
  };
}

export function showSpaceInList(row: SpaceRow): SpaceInList {
  const { space, role, admission, declinedAt } = row;
  const standing: Standing = { ...row, staff: false };
  const open = space.archivedAt === null;
  return {
    ...showSpace(row),
    mine: {
      status: statusOf({ role, admission, declinedAt }),
      role,
      mayRead: mayRead(standing),
      mayPost: open && mayPost(standing),
      mayFacilitate: mayFacilitate(standing),
      level: levelFor(null, row.level),
      owesCharter: row.owesCharter,
      unreadTopics: row.unreadTopics,
    },
  };
}

export function showSpaceToMe(row: SpaceRow): SpaceForMe {
  const { space, role, admission, welcomedAt, declinedAt, declinedReason } = row;
  const listed = showSpaceInList(row);
  const isIn = role !== null && !row.owesCharter;
  const welcome = isIn ? space.welcome : '';
  const welcomeHtml = isIn ? showWelcome(space) : '';
  const way = {
    waitingSince: admission === null ? null : row.admissionAt,
    ...{ declinedReason, mayAskFrom: declinedAt && mayAskFrom(declinedAt) },
  };
  const note = { welcome, welcomeHtml, welcomed: welcomedAt !== null };
  return { ...listed, mine: { ...listed.mine, ...way, ...note } };
}

export function showTopic({
  topic,
  author,
  poster,
}: Pick<TopicRow, 'topic' | 'author' | 'poster'>) {
  const view: TopicView = {
    id: topic.id,
    spaceId: topic.spaceId,
    kind: topic.kind,
    title: topic.title,
    author: authorFrom(author),
    pseudonym: topic.pseudonym,
    createdAt: topic.createdAt,
    postsCount: topic.postsCount,
    lastPosition: topic.lastPosition,
    lastPost: {
      id: topic.lastPostId,
      author: authorFrom(poster),
      pseudonym: topic.lastPosterId === topic.authorId ? topic.pseudonym : null,
      at: topic.lastPostAt,
      excerpt: topic.lastExcerpt,
    },
    tags: topic.tags,
    pinned: topic.pinned,
    lockedAt: topic.lockedAt,
    answerPostId: topic.answerPostId,
    version: topic.version,
  };
  return view;
}

/** A topic that began before its reader joined the circle shows how it goes on: not its title, nor who began it. */
function fromJoiningOn(view: TopicView, { joinedAt, shownPosts }: TopicRow): TopicView {
  const createdAt = joinedAt ?? view.createdAt;
  const postsCount = shownPosts ?? view.postsCount;
  const begun = { title: '', author: null, pseudonym: null, createdAt, tags: [] };
  return { ...view, ...begun, postsCount, answerPostId: null };
}

export function showTopicInList(row: TopicRow): TopicInList {
  const { topic, joinedAt, collapsed, hiddenPosts } = row;
  const beganEarlier = hiddenPosts !== null;
  const read = readUpTo(row.mark, hiddenPosts);
  const { ownLevel } = row;
  const level = levelFor(ownLevel, row.spaceLevel);
  const unread = unreadCount(topic, read, joinedAt, level);
  const view = showTopic(row);
  const shown = beganEarlier ? fromJoiningOn(view, row) : view;
  const readPosition = read ?? 0;
  const mine = {
    readPosition,
    unread,
    level,
    ownLevel,
    lastPostCollapsed: collapsed,
    beganEarlier,
  };
  return Object.assign(shown, { mine });
}

export function showTopicToMe(actor: Actor, row: TopicStanding): TopicForMe {
  const { standing, topic } = row;
  const listed = showTopicInList(row);
  const open = standing.space.archivedAt === null;
  return {
    ...listed,
    mine: {
      ...listed.mine,
      mayPost: open && topic.lockedAt === null && mayPost(standing),
      mayEdit: open && mayEditTopic(actor, standing, topic),
      mayFacilitate: open && mayModerate(standing),
      writesAs: standing.aliasId ? topic.pseudonym : null,
      mayAcceptAnswer: open && topic.kind === 'question' && mayAcceptAnswer(actor, standing, topic),
    },
  };
}

/** The post as it is shown, whichever renderer was in use when it was written. */
export function htmlOf({
  html,
  htmlVersion,
  source,
}: Pick<Post, 'html' | 'htmlVersion' | 'source'>): string {
  return htmlVersion === rendererVersion ? html : renderMarkdown(source, isMarked(html)).html;
}

export function showPost({
  post,
  author,
  pseudonym,
}: Pick<PostRow, 'post' | 'author' | 'pseudonym'>): PostView {
  const { removedAt, removedBy, removedReason } = post;
  const gone = removedAt !== null && removedBy !== null;
  return {
    id: post.id,
    topicId: post.topicId,
    position: post.position,
    author: authorFrom(author),
    pseudonym,
    replyTo: post.replyToId,
    body: gone ? '' : post.source,
    html: gone ? '' : htmlOf(post),
    createdAt: post.createdAt,
    editedAt: post.editedAt,
    removed: gone ? { at: removedAt, by: removedBy, reason: removedReason } : null,
    reactions: { helped: post.helpedCount, triedIt: post.triedItCount },
    attachments: gone || post.attachments === null ? [] : post.attachments.map(showAttached),
    version: post.version,
  };
}

export function showPostToMe(actor: Actor, row: PostRow): PostForMe {
  const { post, space, helped, triedIt, collapsed } = row;
  const staff = worksAsStaff(actor, row.staffRole);
  const standing: Standing = {
    ...{ space, role: row.role, joinedAt: row.joinedAt, aliasId: row.aliasId },
    ...{ admission: null, staff },
    ...{ ofDistrict: true, owesCharter: false }, // or the row would not have been found
  };
  const changeable = space.archivedAt === null && post.removedAt === null;
  const mine = {
    helped,
    triedIt,
    collapsed,
    isAuthor: isOwn(actor, standing, post),
    mayEdit: changeable && mayEditPost(actor, standing, post),
    mayRemove: changeable && mayRemovePost(actor, standing, post),
  };
  return Object.assign(showPost(row), { mine });
}

/** What someone sees of a space who holds a link to it. */
export function showLinkedSpace(
  space: Space,
  { letsIn }: SpaceLink,
  charter: LinkedSpace['charter'],
  invitedBy: AuthorView | null,
  status: LinkedSpace['mine']['status'],
): LinkedSpace {
  const guidelinesHtml = showGuidelines(space);
  return { space: { ...space, guidelinesHtml }, invitedBy, letsIn, charter, mine: { status } };
}

/** A post as its author sees it who has just written it. */
export function showNewPost(
  post: NewPost,
  position: number,
  { source, html }: Written,
  by: { author: AuthorView | null; pseudonym: string | null },
  files: readonly AttachedFile[],
): PostForMe {
  return {
    ...{ id: post.postId, topicId: post.topicId, position, ...by, replyTo: post.replyToId },
    ...{ body: source, html, createdAt: post.at, editedAt: null, removed: null, version: 1 },
    reactions: { helped: 0, triedIt: 0 },
    attachments: files.map(showAttached),
    mine: {
      ...{ helped: false, triedIt: false, collapsed: false },
      ...{ isAuthor: true, mayEdit: true, mayRemove: true },
    },
  };
}
