import type { Gathered } from '../../src/digests/digest.ts';
import { newId } from '../../src/platform/ids.ts';
import type { UnreadTopic, WaitingPost } from '../../src/spaces/index.ts';

const authorOf = (name: string) => ({
  id: newId(),
  name,
  role: 'teacher' as const,
  district: null,
});

/** A post that waits. Set only what the sentence of the test mentions. */
export function aPost(
  wish: Partial<Omit<WaitingPost, 'author'>> & { author?: string },
): WaitingPost {
  const { author = 'Rosa Delgado', ...rest } = wish;
  return {
    postId: newId(),
    position: 2,
    topicId: newId(),
    topicTitle: 'Co-teaching blocks that hold',
    spaceId: newId(),
    spaceName: 'Multilingual Learners',
    author: authorOf(author),
    excerpt: 'Two fixed blocks have held for six weeks.',
    at: new Date('2026-11-20T20:30:00Z'),
    read: false,
    readAt: null,
    answered: false,
    ...rest,
  };
}

export function aTopic(wish: Partial<Omit<UnreadTopic, 'author'>>): UnreadTopic {
  return {
    topicId: newId(),
    title: 'Our sentence-frame wall: what students actually used',
    spaceId: newId(),
    spaceName: 'Multilingual Learners',
    author: authorOf('Luis Herrera'),
    lastPostAt: new Date('2026-11-20T20:30:00Z'),
    excerpt: 'Six of the 24 frames did most of the work.',
    newPosts: 4,
    newPeople: 3,
    isNew: true,
    ...wish,
  };
}

export const found = (wish: Partial<Gathered>): Gathered => ({
  asked: [],
  answers: [],
  topics: [],
  ...wish,
});
