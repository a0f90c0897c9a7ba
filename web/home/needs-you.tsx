import { useSay, useSpeech } from '../app/language.tsx';
import type { Need } from '../digests/views.ts';
import { AvatarStack } from '../parts/avatar.tsx';
import { ButtonLink } from '../parts/button.tsx';
import { classes } from '../parts/classes.ts';
import type { IconName } from '../parts/icon.tsx';
import { Panel } from '../parts/panel.tsx';
import { Slip } from '../parts/slip.tsx';
import type { Hue } from '../parts/tag.tsx';
import { ZonedTime } from '../parts/zoned-time.tsx';
import css from './home.module.css';

const looks: Record<Need['kind'], { icon: IconName; hue: Hue }> = {
  question: { icon: 'question', hue: 'plum' },
  mention: { icon: 'mention', hue: 'sky' },
  reply: { icon: 'reply', hue: 'pine' },
  'check-in': { icon: 'ring', hue: 'plum' },
  consultancy: { icon: 'talk', hue: 'plum' },
  request: { icon: 'people', hue: 'gold' },
  report: { icon: 'warning', hue: 'brick' },
  appeal: { icon: 'warning', hue: 'brick' },
  'break-glass': { icon: 'lock', hue: 'brick' },
  charter: { icon: 'file', hue: 'pine' },
  invitation: { icon: 'mail', hue: 'sky' },
};

/** At most five things, each with what it costs and one button; only the first one is bold. */
export function NeedsYou({ needs, more }: { needs: Need[]; more: number }) {
  const say = useSay();
  return (
    <section aria-labelledby="needs">
      <h2 id="needs" className="sr">
        {say('home.needsYou')}
      </h2>
      <Panel>
        {needs.length === 0 ? (
          <p className={css.quiet}>{say('home.nothingNeedsYou')}</p>
        ) : (
          <ul>
            {needs.map((need, at) => (
              <Slip
                key={`${need.kind} ${need.id}`}
                {...looks[need.kind]}
                title={need.title}
                actions={<Answer need={need} isFirst={at === 0} />}
              >
                <About need={need} />
              </Slip>
            ))}
          </ul>
        )}
      </Panel>
      {more > 0 && <p className={css.more}>{say('home.more', { count: more })}</p>}
    </section>
  );
}

function About({ need: { kind, detail, dueAt, shared } }: { need: Need }) {
  const { say, show } = useSpeech();
  const ends = kind === 'check-in' ? 'home.closes' : 'home.lapses';
  return (
    <>
      <p className="meta">
        {detail}
        {dueAt && ' · '}
        {dueAt && show(ends, { time: <ZonedTime at={dueAt} as="full" /> })}
      </p>
      {shared && shared.count > 0 && (
        <p className={classes('meta', css.shared)}>
          <AvatarStack people={shared.faces} />
          {say('home.shared', { count: shared.count })}
        </p>
      )}
    </>
  );
}

function Answer({ need, isFirst }: { need: Need; isFirst: boolean }) {
  const say = useSay();
  const label = say(`home.do.${need.kind}`);
  return (
    <ButtonLink
      to={need.href as string}
      look={isFirst ? 'primary' : 'plain'}
      aria-label={`${label}: ${need.title}`}
    >
      {label}
      <span className={css.light}>{say('home.minutes', { count: need.minutes })}</span>
    </ButtonLink>
  );
}
