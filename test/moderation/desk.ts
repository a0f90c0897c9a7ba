import { ok } from '../spaces/talk.ts';
import type { TestPerson } from '../support/world.ts';

export type Case = {
  id: string;
  post: { id: string; html: string; removedBy: string | null };
  topic: { id: string; title: string; locked: boolean } | null;
  before: { author: { name: string } | null; excerpt: string } | null;
  author: { id: string; earlier: number; upheld: number; warnings: number } | null;
  reports: { reason: string; words: string; reporter: { name: string } | null }[];
  reportsCount: number;
  acts: string[];
};
type Queue = { items: Case[]; next: string | null };

export const report = (person: TestPerson, postId: string, wish: object = {}) =>
  ok<{ id: string }>(person.post(`/posts/${postId}/reports`, { reason: 'unkind', ...wish }));

export const reportAnswer = (person: TestPerson, id: string, wish: object = {}) =>
  person.post(`/check-in-answers/${id}/reports`, { reason: 'unkind', ...wish });
export const reportOffer = (person: TestPerson, id: string) =>
  person.post(`/check-in-offers/${id}/reports`, { reason: 'selling' });

export const queueOf = (person: TestPerson, query = '') =>
  ok<Queue>(person.get(`/moderation/cases${query}`));

export const countOf = async (person: TestPerson) =>
  (await ok<{ open: number }>(person.get('/moderation/count'))).open;

/** The case of a post as this person has it in their queue. */
export const caseOf = async (person: TestPerson, postId: string): Promise<Case | undefined> =>
  (await queueOf(person, '?limit=100')).items.find(({ post }) => post.id === postId);

export const decide = (person: TestPerson, caseId: string, act: string, reason?: string) =>
  person.put(`/moderation/cases/${caseId}/decision`, { act, ...(reason && { reason }) });

export const noticesOf = async (person: TestPerson) =>
  (await ok<{ items: { id: string; kind: string; words: string }[] }>(person.get('/me/notices')))
    .items;
