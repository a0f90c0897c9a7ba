import { useSay } from '../app/language.tsx';
import { Panel } from '../parts/panel.tsx';
import { MailInvitations } from './mail-invitations.tsx';
import { SpaceInvitations } from './space-invitations.tsx';
import { SpaceLinks } from './space-links.tsx';
import type { Space } from './views.ts';

/** How people come in: colleagues who are here, by mail, and by links. */
export function ManageWays({ space }: { space: Space }) {
  const say = useSay();
  return (
    <>
      {(
        [
          ['invite', SpaceInvitations],
          ['mail', MailInvitations],
          ['links', SpaceLinks],
        ] as const
      ).map(([name, Way]) => (
        <Panel padded key={name}>
          <section className="stack" aria-labelledby={`way-${name}`}>
            <h2 id={`way-${name}`}>{say(`manage.${name}`)}</h2>
            <p className="meta">{say(`manage.${name}About`)}</p>
            <Way space={space} />
          </section>
        </Panel>
      ))}
    </>
  );
}
