import { useDraft } from '../app/drafts.ts';
import type { Sending } from '../app/send-tray.ts';
import { useFiles } from '../attachments/use-files.ts';
import { joinWords } from '../parts/text-edit.ts';
import { challenges, type TopicTag } from './challenges.ts';
import { kindOf, planOf, type TopicPlan } from './topic-plans.ts';
import { filesToTakeUp } from './tray-files.tsx';

export type TopicDraft = ReturnType<typeof useTopicDraft>;

/** A new topic while it is being written; its parts are kept on this device. */
export function useTopicDraft(spaceId: string) {
  const title = useDraft(`spaces/${spaceId}/new-title`);
  const body = useDraft(`spaces/${spaceId}/new-body`);
  const kind = useDraft(`spaces/${spaceId}/new-kind`);
  const anonymous = useDraft(`spaces/${spaceId}/new-anonymous`);
  const files = useFiles(`spaces/${spaceId}/new`);
  const plan = useDraft(`spaces/${spaceId}/new-plan`);
  const tags = useDraft(`spaces/${spaceId}/new-tags`);
  const parts = [title, body, kind, anonymous, plan, tags];
  return {
    title,
    body,
    files,
    kind: kind.text || 'discussion',
    chooseKind: kind.write,
    anonymous: anonymous.text !== '',
    ask: (unnamed: boolean) => anonymous.write(unnamed ? 'anonymous' : ''),
    /** What it is about; a tag that is none any more is not there. */
    tags: challenges.filter((tag) => tags.text.split(' ').includes(tag)),
    chooseTags: (chosen: readonly TopicTag[]) => tags.write(chosen.join(' ')),
    /** Undefined until something of it was chosen. */
    plan: plan.text === '' ? undefined : (JSON.parse(plan.text) as TopicPlan),
    choosePlan: (chosen: TopicPlan) => plan.write(JSON.stringify(chosen)),
    discard: () => Promise.all([...parts, files].map((part) => part.discard())),
    /** Takes up what could not be posted, below what is being written already. */
    async takeUp(item: Sending) {
      const { body: topic } = item;
      const isWriting = title.text.trim() !== '';
      const words = [body.text, isWriting ? String(topic.title) : '', String(topic.body)];
      body.write(joinWords(...words));
      if (!isWriting) title.write(String(topic.title));
      const planned = planOf(topic);
      if (!isWriting) kind.write(kindOf(topic));
      if (!isWriting && planned) plan.write(JSON.stringify(planned));
      if (!isWriting && Array.isArray(topic.tags)) tags.write(topic.tags.join(' '));
      if (topic.anonymous === true) anonymous.write('anonymous'); // what was not to be named is not, whatever else is there
      await Promise.all([...parts.map((part) => part.keep()), files.takeUp(filesToTakeUp(item))]);
    },
  };
}
