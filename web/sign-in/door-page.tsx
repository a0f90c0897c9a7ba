import type { ReactNode } from 'react';
import { LanguageSwitch } from '../app/language-switch.tsx';
import { OfflineBanner } from '../app/offline-banner.tsx';
import { PageTitle } from '../app/page.tsx';
import { Doors } from '../parts/doors.tsx';
import { LiveRegion } from '../parts/live-region.tsx';
import { Mark } from '../parts/mark.tsx';
import { Panel } from '../parts/panel.tsx';
import { SkipLink } from '../parts/skip-link.tsx';
import css from './door-page.module.css';

/** The frame of pages before sign-in: the name, the doors, and one thing to do. */
export const DoorPage = (props: { title: string; step?: string; children: ReactNode }) => (
  <>
    <SkipLink />
    <header className={css.head}>
      <span className={css.brand}>
        <Mark />
        Hallway
      </span>
      <LanguageSwitch />
    </header>
    <OfflineBanner />
    <main id="main" tabIndex={-1} className={css.main}>
      <Doors />
      <Panel padded className={css.panel}>
        <PageTitle title={props.title} step={props.step ?? ''} />
        {props.children}
      </Panel>
    </main>
    <LiveRegion />
  </>
);
