import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useSay } from '../app/language.tsx';
import { useMe } from '../app/me.ts';
import { send } from '../app/send-tray.ts';
import { Button } from '../parts/button.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { Composer } from '../parts/lazy-composer.tsx';
import { AskAnonymously } from './ask-anonymously.tsx';
import { Similar } from './similar.tsx';
import { TagField } from './tag-choice.tsx';
import type { TopicDraft } from './topic-draft.ts';
import { isComplete, topicRequest, usualPlan } from './topic-plans.ts';
import type { Space } from './views.ts';

/** Of those alone who start such a topic. */
const RoundFields = lazy(async () => ({
  default: (await import('../check-ins/round-fields.tsx')).RoundFields,
}));
const RoleFields = lazy(async () => ({
  default: (await import('../consultancies/role-fields.tsx')).RoleFields,
}));

type Props = {
  space: Space;
  draft: TopicDraft;
  /** Is told what it is called in the send tray. */
  onPosted(sendingId: string): void;
  onClose(): void;
};

/** Opens in place above the list. Posting puts it in the tray, so it arrives once, with or without a connection. */
export function NewTopic({ space, draft, onPosted, onClose }: Props) {
  const say = useSay();
  const me = useMe();
  const top = useRef<HTMLDivElement>(null);
  const [opened] = useState(() => new Date());
  const { title, body, kind } = draft;
  const isPlain = kind === 'discussion' || kind === 'question';
  const unnamed = space.kind === 'circle' && draft.anonymous;
  const [anonymous, clashes] = [unnamed && isPlain, unnamed && !isPlain];
  const prompts = ([1, 2, 3] as const).map((number) => say(`topics.prompt.${number}`));
  const plan = draft.plan ?? usualPlan(prompts, me?.id ?? '', opened);
  const focusTitle = () => top.current?.querySelector('input')?.focus();
  const focusChoice = () =>
    top.current?.querySelector<HTMLInputElement>('input[name=anonymous]')?.focus();
  useEffect(focusTitle, []);

  // In a circle it may yet be asked anonymously: then no server may have had it under a name.
  const place = `topic.${space.id}`;
  const carried = space.kind === 'circle' ? undefined : { place, parts: { title, text: body } };

  const put = async (text: string, confirmed: object) => {
    if (!me) return;
    if (title.text.trim() === '') return focusTitle();
    if (clashes) return focusChoice(); // a name is never put under it unasked
    const form = top.current?.querySelector('form'); // which the browser does not check for the keys that post
    if (!isComplete(kind, plan) || !form?.checkValidity()) return form?.reportValidity();
    const subject = `spaces/${space.id}`;
    const { tags, files } = draft;
    const told = { title: title.text.trim(), body: text, tags, ...files.named, ...confirmed };
    const { path, body: topic } = topicRequest(kind, told, plan, anonymous);
    const place = { subject, path: `/${subject}/${path}` };
    onPosted(await send({ personId: me.id, ...place, body: topic, files: files.there }));
    await draft.discard();
    onClose();
  };
  return (
    <div className="stack" ref={top} data-testid="new-topic">
      <Composer
        label={say('topics.new')}
        placeholder={say('topics.bodyHint')}
        draft={body}
        files={draft.files}
        title={title}
        carried={carried}
        send={say(anonymous ? 'anonymous.post' : 'topics.post')}
        mentionsFrom={`/spaces/${space.id}/people`}
        asksFacilitators={space.kind !== 'conversation'}
        onSend={(text, confirmed) => void put(text, confirmed)}
      >
        <div className="stack">
          <TextField
            label={say('topics.title')}
            value={title.text}
            maxLength={200}
            required
            onChange={(event) => title.write(event.target.value)}
          />
          <SelectField
            label={say('topics.kind')}
            value={kind}
            onChange={(event) => draft.chooseKind(event.target.value)}
            options={(['discussion', 'question', 'check-in', 'consultancy'] as const).map(
              (value) => ({
                value,
                label: say(`topics.kind.${value}`),
              }),
            )}
          />
          <TagField chosen={draft.tags} onChoose={draft.chooseTags} />
          {space.kind === 'circle' && (isPlain || clashes) && (
            <AskAnonymously draft={draft} clashes={clashes} />
          )}
          <Suspense fallback={null}>
            {kind === 'check-in' && (
              <RoundFields
                plan={plan.round}
                onChange={(round) => draft.choosePlan({ ...plan, round })}
              />
            )}
            {kind === 'consultancy' && (
              <RoleFields
                spaceId={space.id}
                roles={plan.roles}
                onChange={(roles) => draft.choosePlan({ ...plan, roles })}
              />
            )}
          </Suspense>
        </div>
      </Composer>
      <Button look="quiet" onClick={onClose}>
        {say('topics.later')}
      </Button>
      {/* Below all that is filled in, since it comes, grows and goes while that is done. */}
      <Similar space={space} title={title.text} />
    </div>
  );
}
