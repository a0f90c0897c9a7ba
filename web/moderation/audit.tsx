import '../app/more-words.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../app/fetch.ts';
import { useSpeech } from '../app/language.tsx';
import { Columns, PageHead } from '../app/page.tsx';
import { useTimeZone } from '../app/time-zone.ts';
import { SelectField, TextField } from '../parts/field.tsx';
import { MoreButton } from '../parts/more-button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { EmptyState, ErrorState } from '../parts/state-block.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { AuditedPerson } from './audited-person.tsx';
import css from './moderation.module.css';
import { type AuditWish, auditQuery } from './queries.ts';
import { type AuditEntry, auditedParts } from './views.ts';

/** Who did what to whom, for administrators: by part, person and time, and as a file. */
export function Audit() {
  const { say } = useSpeech();
  const [wish, setWish] = useState<AuditWish>({ of: '', person: '', from: '', until: '' });
  const list = useInfiniteQuery(auditQuery(wish, useTimeZone()));
  const entries = list.data?.pages.flatMap(({ items }) => items);
  const change = (part: Partial<AuditWish>) => setWish((before) => ({ ...before, ...part }));
  return (
    <>
      <PageHead title={say('audit.title')}>
        <p>{say('audit.about')}</p>
      </PageHead>
      <Columns>
        <div className="stack">
          <form className={css.filters} onSubmit={(event) => event.preventDefault()}>
            <SelectField
              label={say('audit.of')}
              value={wish.of}
              options={[
                { value: '', label: say('audit.of.all') },
                ...auditedParts.map((part) => ({ value: part, label: say(`audit.of.${part}`) })),
              ]}
              onChange={({ target }) => change({ of: target.value })}
            />
            <AuditedPerson
              isChosen={wish.person !== ''}
              onChoose={(person) => change({ person })}
            />
            <TextField
              type="date"
              label={say('audit.from')}
              value={wish.from}
              onChange={({ target }) => change({ from: target.value })}
            />
            <TextField
              type="date"
              label={say('audit.until')}
              value={wish.until}
              onChange={({ target }) => change({ until: target.value })}
            />
          </form>
          <p>
            <a href="/api/staff/audit.csv" download className={css.file}>
              {say('audit.file')}
            </a>
          </p>
          <Panel>
            {entries && entries.length > 0 && (
              <ul>
                {entries.map((entry) => (
                  <Entry key={entry.id} entry={entry} />
                ))}
              </ul>
            )}
            {entries?.length === 0 && <EmptyState text={say('audit.none')} />}
            {!entries && isProblem(list.error, 'forbidden') && (
              <EmptyState icon="lock" text={say('audit.notYours')} />
            )}
            {!entries && list.error && !isProblem(list.error, 'forbidden') && (
              <ErrorState error={list.error} onRetry={() => void list.refetch()} />
            )}
            {!entries && !list.error && <Skeleton rows={4} />}
          </Panel>
          <MoreButton list={list} />
        </div>
      </Columns>
    </>
  );
}

/** As it was written: whoever looks into the log compares names of acts, ids and reasons. */
function Entry({ entry }: { entry: AuditEntry }) {
  const { say } = useSpeech();
  return (
    <li className={css.entry}>
      <p>
        <b>{entry.action}</b>
      </p>
      <p className="meta">
        {entry.actor?.name ?? say('audit.nobody')}, <ZonedTime at={entry.at} as="stamp" />
      </p>
      <p className={css.raw}>
        {entry.subject} {entry.details !== '{}' && entry.details}
      </p>
    </li>
  );
}
