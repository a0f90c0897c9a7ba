import { useId } from 'react';
import { useSay } from '../app/language.tsx';
import { ButtonLink } from '../parts/button.tsx';
import { Panel } from '../parts/panel.tsx';
import { Slip } from '../parts/slip.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import type { JoinRequests as List } from './views.ts';

/** Where people wait for me to let them in. */
export function JoinRequests({ items }: Pick<List, 'items'>) {
  const say = useSay();
  const heading = useId();
  if (items.length === 0) return null;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className="sr">
        {say('manage.requests')}
      </h2>
      <Panel>
        <ul>
          {items.map(({ space, count, name, at }) => {
            const title = say('news.asksToJoin', { who: name, count, space: space.name });
            return (
              <Slip
                key={space.id}
                icon="people"
                hue="gold"
                title={title}
                actions={
                  <ButtonLink
                    to={`/spaces/${space.id}/manage?part=requests`}
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
