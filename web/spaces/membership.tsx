import { useSay } from '../app/language.tsx';
import { Button, ButtonLink } from '../parts/button.tsx';
import { Tag } from '../parts/tag.tsx';
import { useEnter, useWhyNot } from './enter-space.ts';
import type { SpaceInList } from './views.ts';

/** The way in, in a list: joining at once, or going where one asks or reads the invitation. */
export function Membership({ space }: { space: SpaceInList }) {
  const say = useSay();
  const why = useWhyNot();
  const enter = useEnter(space.id);
  const { status } = space.mine;
  if (status === 'asked') return <Tag hue="gold">{say('spaces.requested')}</Tag>;
  if (status === 'none' && space.joinPolicy === 'invitation')
    return <Tag>{say('spaces.byInvitation')}</Tag>;
  if (status === 'invited' || space.joinPolicy === 'request') {
    const label = say(status === 'invited' ? 'spaces.seeInvitation' : 'spaces.ask');
    return (
      <ButtonLink to={`/spaces/${space.id}`} aria-label={`${label}: ${space.name}`}>
        {label}
      </ButtonLink>
    );
  }
  return (
    <div>
      <Button
        busy={enter.isPending}
        aria-label={`${say('spaces.join')}: ${space.name}`}
        onClick={() => enter.mutate({})}
      >
        {say('spaces.join')}
      </Button>
      {enter.error && (
        <p role="alert" className="meta">
          {why(enter.error)}
        </p>
      )}
    </div>
  );
}
