import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { announceAnswer } from '../app/announce.ts';
import { useDraft } from '../app/drafts.ts';
import { isProblem, post, remove } from '../app/fetch.ts';
import { newKey } from '../app/ids.ts';
import { useSay } from '../app/language.tsx';
import { useMe } from '../app/me.ts';
import { cache } from '../app/query.ts';
import { Button } from '../parts/button.tsx';
import { TextArea } from '../parts/field.tsx';
import { authorName } from '../people/author.ts';
import { HeldWords } from '../student-data/held-words.tsx';
import { reviewOf } from '../student-data/use-review.ts';
import css from './check-in.module.css';
import { ReportWords } from './report-words.tsx';
import type { Answer, Offer, Round } from './views.ts';

type Props = { answer: Answer; round: Round };
const readAgain = ({ topicId }: Round) =>
  cache.invalidateQueries({ queryKey: ['topics', topicId, 'check-in', 'answers'] });

export function Offers({ answer, round }: Props) {
  const say = useSay();
  const me = useMe();
  const takeBack = useMutation({
    mutationFn: (offer: Offer) => remove(`/check-in-offers/${offer.id}`),
    onSuccess: () => readAgain(round),
  });
  if (answer.offers.length === 0) return null;
  return (
    <>
      <ul className={css.offers} aria-label={say('round.offers')}>
        {answer.offers.map((offer) => {
          const name = authorName(offer.author, say);
          return (
            <li key={offer.id}>
              <p className={css.plain}>
                <b>{name}</b>: {offer.mine.collapsed ? say('post.folded') : offer.body}
              </p>
              {offer.author?.id !== me?.id && (
                <ReportWords of={`/check-in-offers/${offer.id}`} name={name} />
              )}
              {offer.mine.mayRemove && (
                <Button
                  look="quiet"
                  aria-label={say('round.removeOfferOf', { name })}
                  onClick={() => takeBack.mutate(offer)}
                >
                  {say('round.removeOffer')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {takeBack.error && <p role="alert">{say('state.notDone')}</p>}
    </>
  );
}

/** One box under each answer. What is sent twice arrives once. */
export function OfferBox({ answer, round }: Props) {
  const say = useSay();
  const draft = useDraft(`check-in-answers/${answer.id}/offer`);
  const key = useRef(newKey());
  const area = useRef<HTMLTextAreaElement>(null);
  const offer = useMutation({
    mutationFn: (wish: { body: string; studentDataConfirmed?: true }) =>
      post<Offer>(`/check-in-answers/${answer.id}/offers`, wish, key.current),
    async onSuccess() {
      key.current = newKey();
      await draft.discard();
      announceAnswer(say('round.offered'));
      await readAgain(round);
    },
  });
  const held = isProblem(offer.error, 'student-data') ? offer.error : null;
  const isOfNow = offer.variables?.body === draft.text;
  const name = authorName(answer.author, say);
  const send = () =>
    draft.text.trim() === '' ? area.current?.focus() : offer.mutate({ body: draft.text });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextArea
        ref={area}
        label={say('round.offerTo', { name })}
        rows={2}
        maxLength={2000}
        value={draft.text}
        onChange={(event) => {
          draft.write(event.target.value);
          key.current = newKey(); // other words are another offer
        }}
        onBlur={() => void draft.keep()}
      />
      <Button type="submit" busy={offer.isPending}>
        {say('round.offer')}
      </Button>
      {offer.error && !held && <p role="alert">{say('round.notShared')}</p>}
      {held && isOfNow && (
        <HeldWords
          words={{ body: draft.text }}
          review={reviewOf(held)}
          takesFocus
          onUse={({ body }) => {
            draft.write(body ?? draft.text);
            key.current = newKey();
            offer.reset();
          }}
          onKeep={() => {
            key.current = newKey();
            offer.mutate({ body: draft.text, studentDataConfirmed: true });
          }}
        />
      )}
    </form>
  );
}
