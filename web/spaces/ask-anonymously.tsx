import { useId } from 'react';
import { useSay } from '../app/language.tsx';
import { Checkbox } from '../parts/field.tsx';
import css from './ask-anonymously.module.css';
import type { TopicDraft } from './topic-draft.ts';

type Props = {
  draft: TopicDraft;
  /** The chosen kind of topic is always under a name. */
  clashes: boolean;
};

/** The choice, and with it, before anything is posted, who could learn who asked. */
export function AskAnonymously({ draft, clashes }: Props) {
  const say = useSay();
  const about = useId();
  return (
    <div>
      <Checkbox
        name="anonymous"
        label={say('anonymous.ask')}
        checked={draft.anonymous}
        aria-describedby={draft.anonymous ? about : undefined}
        onChange={(event) => draft.ask(event.target.checked)}
      />
      {clashes && (
        <p id={about} role="alert">
          {say('anonymous.notThisKind')}
        </p>
      )}
      {draft.anonymous && !clashes && (
        <div id={about} role="note" className={css.about}>
          <p>{say('anonymous.how')}</p>
          <p>
            <b>{say('anonymous.whoLearns')}</b>
          </p>
          <ul>
            <li>{say('anonymous.moderators')}</li>
            <li>{say('anonymous.operator')}</li>
            <li>{say('anonymous.yourself')}</li>
          </ul>
        </div>
      )}
    </div>
  );
}
