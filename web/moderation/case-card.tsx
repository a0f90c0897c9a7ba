import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { isProblem, put } from '../app/fetch.ts';
import { useSpeech } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { Panel } from '../parts/panel.tsx';
import { Prose } from '../parts/prose.tsx';
import { Tag } from '../parts/tag.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { authorName, writerName } from '../people/author.ts';
import { CaseAuthor } from './case-author.tsx';
import { Done } from './done.tsx';
import css from './moderation.module.css';
import type { Case, CaseAct } from './views.ts';

/** One reported post: what it says, what came before, who wrote it, who said what about it, and what can be done. */
export function CaseCard({ reported, gone }: { reported: Case; gone: boolean }) {
  const { say, show } = useSpeech();
  const heading = useId();
  const { post, before, space, topic } = reported;
  const name = writerName(reported, say);
  const time = <ZonedTime at={reported.openedAt} />;
  return (
    <Panel padded>
      <article aria-labelledby={heading} className="stack">
        <div>
          <h2 id={heading}>{say(`report.by.${reported.of}`, { name })}</h2>
          <p className="meta">{show('moderation.where', { space: space.name, time })}</p>
          {topic && (
            <p>
              <Link to={reported.of === 'post' ? `/posts/${post.id}` : `/topics/${topic.id}`}>
                {topic.title}
              </Link>
            </p>
          )}
        </div>
        {before && (
          <p className={css.before}>
            {say('moderation.before', { name: writerName(before, say) })} {before.excerpt}
          </p>
        )}
        <div className={css.words}>
          <Reported reported={reported} />
        </div>
        {post.words !== null && <p className="meta">{say('report.forGood')}</p>}
        {post.removedBy && <p className="meta">{say(`post.removedBy.${post.removedBy}`)}</p>}
        {reported.author && <CaseAuthor author={reported.author} />}
        <Reports reported={reported} />
        <Decide reported={reported} name={name} gone={gone} />
      </article>
    </Panel>
  );
}

/** What was written: a post as it is shown, words of a check-in as they are; or that they are gone. */
function Reported({ reported: { of, post } }: { reported: Case }) {
  const { say } = useSpeech();
  if (of === 'post') return <Prose html={post.html} />;
  return <p className={css.plain}>{post.words ?? say('report.wordsGone')}</p>;
}

function Reports({ reported: { reports, reportsCount } }: { reported: Case }) {
  const { say, show } = useSpeech();
  return (
    <div>
      <h3>{say('moderation.reports', { count: reportsCount })}</h3>
      <ul className={css.reports}>
        {reports.map(({ reporter, reason, words, at }) => (
          <li key={`${reporter?.id} ${at}`}>
            <Tag hue={reason === 'danger' ? 'brick' : 'gold'}>{say(`report.reason.${reason}`)}</Tag>{' '}
            {words}{' '}
            <span className="meta">
              {show('moderation.reportedBy', {
                name: authorName(reporter, say),
                time: <ZonedTime at={at} />,
              })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The acts, each a click; the line above them is what people are told. */
function Decide({ reported, name, gone }: { reported: Case; name: string; gone: boolean }) {
  const { say } = useSpeech();
  const [first] = reported.reports;
  const of = reported.of === 'post' ? 'post' : 'words';
  const [reason, setReason] = useState(
    first && first.reason !== 'other' ? say(`report.reason.${first.reason}`) : '',
  );
  const [empty, setEmpty] = useState(false);
  const decide = useMutation({
    mutationFn: (act: CaseAct) => {
      const why = reason.trim();
      const body = { act, ...(why !== '' && { reason: why }) };
      return put(`/moderation/cases/${reported.id}/decision`, body);
    },
  });
  const act = (what: CaseAct) => {
    const missing = what === 'warn' && reason.trim() === '';
    setEmpty(missing);
    if (!missing) decide.mutate(what);
  };
  if (decide.isSuccess) return <Done text={say(`moderation.done.${decide.variables}.${of}`)} />;
  if (gone || isProblem(decide.error, 'case-closed', 'not-found')) {
    return <p role="status">{say('moderation.byOthers')}</p>;
  }
  const tells = reported.acts.some((one) => one === 'hide' || one === 'warn');
  return (
    <>
      {tells && (
        <TextField
          label={say('moderation.why')}
          hint={say(`moderation.whyHint.${of}`)}
          value={reason}
          maxLength={500}
          error={empty ? say('moderation.whyMissing') : undefined}
          onChange={({ target }) => setReason(target.value)}
        />
      )}
      {decide.error && <p role="alert">{say('state.notDone')}</p>}
      <div className="row">
        {reported.acts.map((one) => (
          <Button
            key={one}
            look={one === 'hide' ? 'primary' : 'plain'}
            busy={decide.isPending}
            aria-label={say(`moderation.do.${one}.${of}`, { name })}
            onClick={() => act(one)}
          >
            {say(`moderation.do.${one}`)}
          </Button>
        ))}
      </div>
    </>
  );
}
