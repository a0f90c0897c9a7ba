import type { DraftInList, DraftView, DraftWords } from '../../src/drafts/schemas.ts';
import { ok } from '../spaces/talk.ts';
import type { TestPerson } from '../support/world.ts';

export const write = (person: TestPerson, place: string, words: DraftWords, basedOn?: number) =>
  person.put(
    `/me/drafts/${place}`,
    { words },
    basedOn === undefined ? {} : { 'if-match': `"${basedOn}"` },
  );

export const draftOf = (person: TestPerson, place: string) =>
  ok<DraftView>(person.get(`/me/drafts/${place}`));

export const unfinished = (person: TestPerson, query = '') =>
  ok<{ items: DraftInList[]; next: string | null }>(person.get(`/me/drafts${query}`));
