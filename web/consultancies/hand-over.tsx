import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { put } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { cache } from '../app/query.ts';
import { timed } from '../app/server-clock.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import type { Topic } from '../spaces/views.ts';
import { MemberField } from './member-field.tsx';
import { consultancyQuery } from './queries.ts';
import type { Consultancy, ConsultancyView } from './views.ts';

type Props = { consultancy: Consultancy; topic: Topic; onClose(): void };

/** Somebody else keeps the time from here on. */
export function HandOver({ consultancy, topic, onClose }: Props) {
  const say = useSay();
  const presenterId = consultancy.presenter?.id ?? '';
  const [facilitatorId, setFacilitator] = useState('');
  const hand = useMutation({
    mutationFn: () =>
      put<ConsultancyView>(`/topics/${topic.id}/consultancy/roles`, { presenterId, facilitatorId }),
    onSuccess(view) {
      cache.setQueryData(consultancyQuery(topic.id).queryKey, timed(view));
      onClose();
    },
  });
  return (
    <Dialog title={say('consult.handOver')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          hand.mutate();
        }}
      >
        <MemberField
          spaceId={topic.spaceId}
          label={say('consult.facilitator')}
          value={facilitatorId}
          without={presenterId}
          onChoose={setFacilitator}
        />
        {hand.error && <p role="alert">{say('state.notDone')}</p>}
        <Button type="submit" look="primary" busy={hand.isPending}>
          {say('consult.handOver')}
        </Button>
      </form>
    </Dialog>
  );
}
