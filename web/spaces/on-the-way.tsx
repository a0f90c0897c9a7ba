import { useQuery } from '@tanstack/react-query';
import { get } from '../app/fetch.ts';
import { useSpeech } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { Panel } from '../parts/panel.tsx';
import { Tag } from '../parts/tag.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import css from './manage-space.module.css';
import type { Admission, AdmissionList } from './views.ts';

const hues = { asked: 'gold', invited: 'pine', declined: 'brick' } as const;

/** Where I asked to join, was invited, or was declined lately. Nothing stands here when nothing waits. */
export function OnTheWay() {
  const { say } = useSpeech();
  const { data } = useQuery({
    queryKey: ['spaces', 'on-the-way'],
    queryFn: ({ signal }) => get<AdmissionList>('/me/admissions?limit=20', signal),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Panel padded>
      <section aria-labelledby="on-the-way">
        <h2 id="on-the-way">{say('onTheWay.title')}</h2>
        <ul className={css.rows}>
          {data.items.map((admission) => (
            <OneAdmission key={admission.space.id} admission={admission} />
          ))}
        </ul>
      </section>
    </Panel>
  );
}

function OneAdmission({ admission }: { admission: Admission }) {
  const { say, show } = useSpeech();
  const { space, status, since, declinedReason } = admission;
  const isOutOfSight = status === 'declined' && space.kind === 'circle';
  return (
    <li>
      <span className="grow">
        {isOutOfSight ? <b>{space.name}</b> : <Link to={`/spaces/${space.id}`}>{space.name}</Link>}
        <span className="meta">
          {' '}
          {show(`onTheWay.${status}.since`, { time: <ZonedTime at={since} as="day" /> })}
        </span>
        {declinedReason && <p className="meta">{declinedReason}</p>}
      </span>
      <Tag hue={hues[status]}>{say(`onTheWay.${status}`)}</Tag>
    </li>
  );
}
