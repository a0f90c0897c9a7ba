import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { announceAnswer } from '../app/announce.ts';
import { put, remove } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { go } from '../app/place.ts';
import { cache } from '../app/query.ts';
import { Menu, type MenuItem } from '../parts/menu.tsx';
import type { Space } from './views.ts';

/** Rarely wanted, so each is loaded when it is. */
const CharterDialog = lazy(async () => ({
  default: (await import('./charter-dialog.tsx')).CharterDialog,
}));
const LevelDialog = lazy(async () => ({
  default: (await import('./level-dialog.tsx')).LevelDialog,
}));
const SpaceMembers = lazy(async () => ({
  default: (await import('./space-members.tsx')).SpaceMembers,
}));

/** What is unread has changed, here, in the list of my spaces and on home. */
const refresh = () => {
  void cache.invalidateQueries({ queryKey: ['spaces'] });
  void cache.invalidateQueries({ queryKey: ['topics'] });
  void cache.invalidateQueries({ queryKey: ['people'] });
};

/** What a member, or a facilitator, can do about the space as a whole. */
export function SpaceMenu({ space }: { space: Space }) {
  const say = useSay();
  const [open, setOpen] = useState<'none' | 'members' | 'charter' | 'level'>('none');
  const close = () => setOpen('none');
  const leave = useMutation({
    mutationFn: () => remove(`/spaces/${space.id}/membership`),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['spaces'] }),
  });
  const markRead = useMutation({
    mutationFn: () => put(`/spaces/${space.id}/read`),
    onSuccess() {
      refresh();
      announceAnswer(say('spaces.allRead', { name: space.name }));
    },
  });
  const items: MenuItem[] = [];
  if (space.mine.mayRead) {
    items.push(
      { label: say('spaces.markRead'), onChoose: () => markRead.mutate() },
      { label: say('level.title'), onChoose: () => setOpen('level') },
      { label: say('members.show'), onChoose: () => setOpen('members') },
    );
    if (space.kind === 'circle') {
      items.push({ label: say('charter.show'), onChoose: () => setOpen('charter') });
      const looks = `/spaces/${space.id}/looks`;
      items.push({ label: say('spaces.whoLooked'), onChoose: () => go(looks) });
    }
  }
  if (space.mine.mayFacilitate) {
    items.push({ label: say('spaces.manage'), onChoose: () => go(`/spaces/${space.id}/manage`) });
    items.push({ label: say('moderation.title'), onChoose: () => go('/moderation') });
  }
  items.push({ label: say('spaces.leave'), onChoose: () => leave.mutate() });
  return (
    <>
      <Menu label={say('spaces.menu', { name: space.name })} items={items} />
      <Suspense fallback={null}>
        {open === 'members' && <SpaceMembers space={space} onClose={close} />}
        {open === 'charter' && <CharterDialog space={space} onClose={close} />}
        {open === 'level' && (
          <LevelDialog
            of={`/spaces/${space.id}`}
            name={space.name}
            chosen={space.mine.level}
            onKept={refresh}
            onClose={close}
          />
        )}
      </Suspense>
      {markRead.error && <span role="alert">{say('state.notDone')}</span>}
      {leave.error && <span role="alert">{say('spaces.notLeft')}</span>}
    </>
  );
}
