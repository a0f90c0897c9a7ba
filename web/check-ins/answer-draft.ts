import { readDraft, useDraft } from '../app/drafts.ts';
import type { Round } from './views.ts';

const nameOf = (topicId: string) => `topics/${topicId}/check-in`;

/** An answer while it is being written, kept on this device; begun from what was shared before. */
export function useAnswerDraft({ topicId, prompts, mine: { answer } }: Round) {
  const name = nameOf(topicId);
  const first = useDraft(`${name}/0`, answer?.words[0]);
  const second = useDraft(`${name}/1`, answer?.words[1]);
  const third = useDraft(`${name}/2`, answer?.words[2]);
  const mood = useDraft(`${name}/mood`, answer?.mood ? String(answer.mood) : '');
  const all = [first, second, third];
  return {
    words: all.slice(0, prompts.length),
    parts: { first, second, third, mood },
    mood,
    discard: () => Promise.all([...all, mood].map((part) => part.discard())),
  };
}

/** What was written to each prompt and not shared. */
export const readAnswerDraft = (topicId: string): Promise<string[]> =>
  Promise.all([0, 1, 2].map((index) => readDraft(`${nameOf(topicId)}/${index}`)));
