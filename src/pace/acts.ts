import type { Act } from './rules.ts';

type Words = Partial<Record<'title' | 'body' | 'prompts' | 'words', unknown>>;
const textOf = (body: unknown): string => {
  const { title = '', body: text = '', prompts = [], words = [] } = (body ?? {}) as Words;
  return [title, text, prompts, words].flat().join('\n');
};

type Known = {
  act: Act;
  text(body: unknown): string;
  /** Its body stands in a topic that is there, whose facilitators it may ask. */
  mayAsk?: boolean;
};

/** Every route by which words reach others or people are brought in, and what it counts as. */
export const acts: Readonly<Record<string, Known>> = {
  'POST /api/topics/:topicId/posts': { act: 'post', text: textOf, mayAsk: true },
  'POST /api/spaces/:spaceId/topics': { act: 'topic', text: textOf },
  'POST /api/spaces/:spaceId/check-ins': { act: 'topic', text: textOf },
  'POST /api/spaces/:spaceId/consultancies': { act: 'topic', text: textOf },
  'POST /api/topics/:topicId/splits': { act: 'topic', text: textOf },
  'POST /api/check-in-answers/:answerId/offers': { act: 'post', text: textOf },
  'PUT /api/topics/:topicId/check-in/answer': { act: 'edit', text: textOf },
  'PUT /api/topics/:topicId/brief': { act: 'edit', text: textOf },
  'PATCH /api/posts/:postId': { act: 'edit', text: textOf, mayAsk: true },
  'PATCH /api/topics/:topicId': { act: 'edit', text: textOf },
  'POST /api/invitations': { act: 'invitation', text: () => '' },
  'POST /api/spaces/:spaceId/mail-invitations': { act: 'invitation', text: () => '' },
  'POST /api/spaces/:spaceId/links': { act: 'invitation', text: () => '' },
  'PUT /api/spaces/:spaceId/members/:personId': { act: 'invitation', text: () => '' },
};
