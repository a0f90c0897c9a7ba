import { useSay } from '../app/language.tsx';
import { Button } from './button.tsx';

type Paged = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): unknown };

/** Brings what comes after the pages of a list that are there; nothing when all is. */
export function MoreButton({ list }: { list: Paged }) {
  const say = useSay();
  if (!list.hasNextPage) return null;
  return (
    <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      {say('action.more')}
    </Button>
  );
}
