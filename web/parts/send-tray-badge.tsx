import { useSay } from '../app/language.tsx';
import { tray } from '../app/send-tray.ts';
import { useStore } from '../app/store.ts';
import { Tag } from './tag.tsx';

/** How many things written here still wait to be sent; nothing when there are none. */
export function SendTrayBadge() {
  const say = useSay();
  const count = useStore(tray).length;
  return count === 0 ? null : <Tag hue="gold">{say('tray.waiting', { count })}</Tag>;
}
