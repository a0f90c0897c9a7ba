import type { ReactNode } from 'react';
import { useSay } from '../app/language.tsx';
import { Icon } from '../parts/icon.tsx';
import css from './saved-mark.module.css';

type Props = { isSaved: boolean; failed: boolean; children: ReactNode };

/** On the corner of a menu: that I saved what it is of. It comes late, and moves nothing. Beside it, that saving failed. */
export function SavedMark({ isSaved, failed, children }: Props) {
  const say = useSay();
  return (
    <>
      {failed && (
        <span role="alert" className="tiny">
          {say('state.notDone')}
        </span>
      )}
      <div className={css.around}>
        {children}
        {isSaved && (
          <span className={css.mark} title={say('bookmark.saved')}>
            <Icon name="saved" small />
            <span className="sr">{say('bookmark.saved')}</span>
          </span>
        )}
      </div>
    </>
  );
}
