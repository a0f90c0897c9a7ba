import { useMutation } from '@tanstack/react-query';
import { remove } from '../app/fetch.ts';
import { useSpeech } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { InviteByMail } from './invite-by-mail.tsx';
import css from './manage-space.module.css';
import { useRows } from './member-pages.ts';
import { Rows } from './rows.tsx';
import { Said, useSaid } from './said.tsx';
import type { MailInvitation, Space } from './views.ts';

/** Whom facilitators invited by their address, and who has not come in yet. */
export function MailInvitations({ space }: { space: Space }) {
  const { say, show } = useSpeech();
  const list = useRows<MailInvitation>(space.id, ['mail'], 'mail-invitations?limit=50');
  const [said, tell] = useSaid();
  const takeBack = useMutation({
    mutationFn: ({ id }: MailInvitation) => remove(`/spaces/${space.id}/mail-invitations/${id}`),
    onSuccess(_, { email }) {
      tell(say('manage.takenBackOf', { name: email }));
      return cache.invalidateQueries({ queryKey: ['spaces', space.id, 'mail'] });
    },
  });
  return (
    <>
      {!space.archivedAt && <InviteByMail space={space} />}
      <Said said={said} />
      {takeBack.error && <p role="alert">{say('state.notDone')}</p>}
      <Rows of={list} empty={say('manage.noMail')}>
        <ul className={css.rows}>
          {list.rows?.map((invitation) => (
            <li key={invitation.id}>
              <span className="grow">
                <b>{invitation.email}</b>{' '}
                <span className="meta">
                  {show('manage.mailUntil', {
                    time: <ZonedTime at={invitation.expiresAt} as="day" />,
                  })}
                </span>
              </span>
              <Button
                aria-label={say('manage.takeBackOf', { name: invitation.email })}
                onClick={() => takeBack.mutate(invitation)}
              >
                {say('manage.takeBack')}
              </Button>
            </li>
          ))}
        </ul>
      </Rows>
    </>
  );
}
