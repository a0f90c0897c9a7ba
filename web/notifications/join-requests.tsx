import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { get } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { ButtonLink } from '../parts/button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Slip } from '../parts/slip.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import { newsKey } from './queries.ts';
import type { JoinRequests as List } from './views.ts';

/** Where people wait for me to let them in. */
export function JoinRequests() {
  const say = useSay();
  const heading = useId();
  const { data } = useQuery({
    queryKey: [...newsKey, 'join-requests'],
    queryFn: ({ signal }) => get<List>('/me/join-requests', signal),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className="sr">
        {say('manage.requests')}
      </h2>
      <Panel>
        <ul>
          {data.items.map(({ space, count, name, at }) => {
            const title = say('news.asksToJoin', { who: name, count, space: space.name });
            return (
              <Slip
                key={space.id}
                icon="people"
                hue="gold"
                title={title}
                actions={
                  <ButtonLink
                    to={`/spaces/${space.id}/manage.requests`}
                    aria-label={`${say('home.do.request')}: ${title}`}
                  >
                    {say('home.do.request')}
                  </ButtonLink>
                }
              >
                <p className="meta">
                  <ZonedTime at={at} />
                </p>
              </Slip>
            );
          })}
        </ul>
      </Panel>
    </section>
  );
}
