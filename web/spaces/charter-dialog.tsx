import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ask, isProblem } from '../app/fetch.ts';
import { useSpeech } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { TextArea } from '../parts/field.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { CharterText } from './charter-text.tsx';
import { charterQuery } from './queries.ts';
import type { Charter, Space } from './views.ts';

/** The charter of a circle, to read again; for its facilitators, to make anew. */
export function CharterDialog({ space, onClose }: { space: Space; onClose(): void }) {
  const { say, show } = useSpeech();
  const [isMaking, setMaking] = useState(false);
  const { data: charter, error, refetch } = useQuery(charterQuery(space.id));
  const time = charter && <ZonedTime at={charter.madeAt} as="day" />;
  return (
    <Dialog title={say('charter.title')} onClose={onClose}>
      {!charter && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!charter && !error && <Skeleton rows={4} />}
      {charter && isMaking && <MakeCharter charter={charter} onMade={() => setMaking(false)} />}
      {charter && !isMaking && (
        <div className="stack">
          <CharterText charter={charter} />
          <p className="meta">{show('charter.since', { version: charter.version, time })}</p>
          {space.mine.mayFacilitate && space.archivedAt === null && (
            <div>
              <Button onClick={() => setMaking(true)}>{say('charter.change')}</Button>
            </div>
          )}
        </div>
      )}
    </Dialog>
  );
}

const languages = ['en', 'es'] as const;

function MakeCharter({ charter, onMade }: { charter: Charter; onMade(): void }) {
  const { say } = useSpeech();
  const { spaceId } = charter;
  const make = useMutation({
    mutationFn: (texts: Pick<Charter['texts'][number], 'language' | 'body'>[]) =>
      ask<Charter>('PUT', `/spaces/${spaceId}/charter`, {
        body: { texts },
        match: `"${charter.version}"`,
      }),
    onSuccess(made) {
      cache.setQueryData(charterQuery(spaceId).queryKey, made);
      onMade();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const texts = languages.map((language) => ({ language, body: String(form.get(language)) }));
    make.mutate(texts.filter(({ body }) => body.trim() !== ''));
  };
  const problem = isProblem(make.error, 'changed-meanwhile')
    ? 'charter.changedMeanwhile'
    : isProblem(make.error, 'invalid-input')
      ? 'charter.oneAtLeast'
      : 'state.notDone';
  return (
    <form className="stack" onSubmit={submit}>
      <p>{say('charter.changeHint')}</p>
      {languages.map((language) => (
        <TextArea
          key={language}
          name={language}
          label={say(`charter.in.${language}`)}
          rows={8}
          maxLength={8000}
          lang={language}
          defaultValue={charter.texts.find((one) => one.language === language)?.body ?? ''}
        />
      ))}
      {make.error && <p role="alert">{say(problem)}</p>}
      <div className="row">
        <Button type="submit" look="primary" busy={make.isPending}>
          {say('charter.make')}
        </Button>
        <Button look="quiet" onClick={onMade}>
          {say('action.back')}
        </Button>
      </div>
    </form>
  );
}
