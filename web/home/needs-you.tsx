import { useSay } from '../app/language.tsx';
import type { Need } from '../digests/views.ts';
import { ButtonLink } from '../parts/button.tsx';
import type { IconName } from '../parts/icon.tsx';
import { Panel } from '../parts/panel.tsx';
import { Slip } from '../parts/slip.tsx';
import type { Hue } from '../parts/tag.tsx';
import css from './home.module.css';

const looks: Record<Need['kind'], { icon: IconName; hue: Hue }> = {
  question: { icon: 'question', hue: 'plum' },
  mention: { icon: 'mention', hue: 'sky' },
  reply: { icon: 'reply', hue: 'pine' },
  request: { icon: 'people', hue: 'gold' },
};

/** At most five things, each with what it costs and one button; only the first one is bold. */
export function NeedsYou({ needs }: { needs: Need[] }) {
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
            {needs.slice(0, 5).map((need, at) => (
              <Slip
                key={need.id}
                {...looks[need.kind]}
                title={need.title}
                actions={<Answer need={need} isFirst={at === 0} />}
              >
                <p className="meta">{need.detail}</p>
              </Slip>
            ))}
          </ul>
        )}
      </Panel>
    </section>
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
