import { PeopleAlike } from '../alike/people-alike.tsx';
import type { AlikeInSpace } from '../alike/views.ts';
import { useSay } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { Counter } from '../parts/counter.tsx';
import { SpaceDoor } from '../parts/space-door.tsx';
import { Tag } from '../parts/tag.tsx';
import { Membership } from './membership.tsx';
import css from './space-row.module.css';
import type { SpaceInList } from './views.ts';

/** A space in the directory: what it is for, who is in it, and the way in. */
export function SpaceRow({
  space,
  alike,
}: {
  space: SpaceInList;
  alike: AlikeInSpace | undefined;
}) {
  const say = useSay();
  const count = space.mine.unreadTopics;
  return (
    <li className={css.row}>
      <SpaceDoor hue={space.hue} />
      <div className="grow">
        <h2 className={css.name}>
          <Link to={`/spaces/${space.id}`}>{space.name}</Link>
        </h2>
        <p className="meta">{space.purpose}</p>
        <p className={css.facts}>
          {count > 0 && <Counter>{say('topic.new', { count })}</Counter>}
          <Tag>{say(`spaces.kind.${space.kind}`)}</Tag>
          <span>{say('spaces.members', { count: space.membersCount })}</span>
          {space.archivedAt && <Tag hue="gold">{say('spaces.archived')}</Tag>}
        </p>
        {alike && <PeopleAlike found={alike} />}
      </div>
      {space.mine.role === null && !space.archivedAt && <Membership space={space} />}
    </li>
  );
}
