import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { post, remove } from '../app/fetch.ts';
import { useSay, useSpeech } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { CopyLink } from './copy-link.tsx';
import css from './manage-space.module.css';
import { useRows } from './member-pages.ts';
import { Rows } from './rows.tsx';
import { Said, useSaid } from './said.tsx';
import type { LinkMade, Space, SpaceLink } from './views.ts';

/** Links into the space that still work; each can be ended. */
export function SpaceLinks({ space }: { space: Space }) {
  const { say, show } = useSpeech();
  const list = useRows<SpaceLink>(space.id, ['links'], 'links?limit=50');
  const [said, tell] = useSaid();
  const end = useMutation({
    mutationFn: (linkId: string) => remove(`/spaces/${space.id}/links/${linkId}`),
    onSuccess() {
      tell(say('manage.linkEnded'));
      return cache.invalidateQueries({ queryKey: ['spaces', space.id, 'links'] });
    },
  });
  return (
    <>
      {!space.archivedAt && <MakeLink space={space} />}
      <Said said={said} />
      {end.error && <p role="alert">{say('state.notDone')}</p>}
      <Rows of={list} empty={say('manage.noLinks')}>
        <ul className={css.rows}>
          {list.rows?.map((link, at) => (
            <li key={link.id}>
              <span className="grow">
                <b>{say(link.letsIn ? 'manage.letsIn' : 'manage.letsAsk')}</b>{' '}
                <span className="meta">
                  {show('manage.linkState', {
                    ...{ uses: link.uses, most: link.mostUses },
                    time: <ZonedTime at={link.expiresAt} as="day" />,
                  })}
                </span>
              </span>
              <Button
                aria-label={say('manage.endLinkOf', { at: at + 1 })}
                onClick={() => end.mutate(link.id)}
              >
                {say('manage.endLink')}
              </Button>
            </li>
          ))}
        </ul>
      </Rows>
    </>
  );
}

/** Makes a link, and shows its address the one time that it can be seen. */
function MakeLink({ space }: { space: Space }) {
  const say = useSay();
  const make = useMutation({
    mutationFn: (body: object) => post<LinkMade>(`/spaces/${space.id}/links`, body),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['spaces', space.id, 'links'] }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const letsIn = form.get('lets') === 'in';
    if (make.isPending) return;
    make.mutate({ letsIn, days: Number(form.get('days')), mostUses: Number(form.get('mostUses')) });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <div className={css.fields}>
        <SelectField
          name="lets"
          label={say('manage.linkLets')}
          options={[
            { value: 'in', label: say('manage.letsIn') },
            { value: 'ask', label: say('manage.letsAsk') },
          ]}
        />
        <SelectField
          name="days"
          label={say('manage.linkDays')}
          defaultValue="7"
          options={[1, 7, 14, 30].map((count) => ({
            value: String(count),
            label: say('tokens.dayCount', { count }),
          }))}
        />
        <TextField
          name="mostUses"
          label={say('manage.linkUses')}
          type="number"
          min={1}
          max={200}
          required
          defaultValue={20}
        />
      </div>
      <Button type="submit" busy={make.isPending}>
        {say('manage.makeLink')}
      </Button>
      {make.data && <CopyLink url={make.data.url} />}
      {make.error && <p role="alert">{say('state.notDone')}</p>}
    </form>
  );
}
