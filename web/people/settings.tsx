import '../app/more-words.ts';
import { useSay } from '../app/language.tsx';
import { useMe } from '../app/me.ts';
import { PageHead } from '../app/page.tsx';
import { DigestSettings } from '../digests/digest-settings.tsx';
import { QuietHoursSettings } from '../notifications/quiet-hours-settings.tsx';
import { ButtonLink } from '../parts/button.tsx';
import { Panel } from '../parts/panel.tsx';
import { EmailSettings } from '../sign-in/email-settings.tsx';
import { SecondFactorSettings } from '../sign-in/second-factor-settings.tsx';
import { SessionSettings } from '../sign-in/session-settings.tsx';
import { SignOut } from '../sign-in/sign-out.tsx';
import { TokenSettings } from '../sign-in/token-settings.tsx';
import { AppearanceSettings } from './appearance-settings.tsx';
import { BlockSettings } from './block-settings.tsx';
import css from './settings.module.css';

/** Everything about my account, each part on its own: one that fails leaves the rest. */
export function Settings() {
  const say = useSay();
  const me = useMe();
  if (!me) return null;
  const parts = [
    { name: 'digest', content: <DigestSettings /> },
    { name: 'quiet', content: <QuietHoursSettings /> },
    { name: 'appearance', content: <AppearanceSettings me={me} /> },
    { name: 'email', content: <EmailSettings email={me.email} /> },
    { name: 'sessions', content: <SessionSettings /> },
    { name: 'secondFactor', content: <SecondFactorSettings /> },
    { name: 'tokens', content: <TokenSettings /> },
    { name: 'blocked', content: <BlockSettings /> },
  ] as const;
  return (
    <>
      <PageHead title={say('settings.title')}>
        <p>{me.email}</p>
      </PageHead>
      <div className={css.top}>
        <ButtonLink to="/profile">{say('profile.change')}</ButtonLink>
        <ButtonLink to="/saved">{say('saved.mine')}</ButtonLink>
        <ButtonLink to="/drafts">{say('drafts.title')}</ButtonLink>
        <SignOut />
      </div>
      <div className={css.parts}>
        {parts.map(({ name, content }) => (
          <section key={name} aria-labelledby={`part-${name}`}>
            <Panel padded>
              <h2 id={`part-${name}`}>{say(`settings.${name}`)}</h2>
              {content}
            </Panel>
          </section>
        ))}
      </div>
    </>
  );
}
