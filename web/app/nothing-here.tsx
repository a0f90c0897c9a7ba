import { ButtonLink } from '../parts/button.tsx';
import { useSay } from './language.tsx';
import { PageHead } from './page.tsx';

/** The same words for what does not exist and for what is not open to this person. */
export function NothingHere() {
  const say = useSay();
  return (
    <>
      <PageHead title={say('nothing.title')}>
        <p>{say('nothing.text')}</p>
      </PageHead>
      <ButtonLink to="/">{say('nothing.home')}</ButtonLink>
    </>
  );
}
