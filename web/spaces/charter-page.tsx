import { useQuery } from '@tanstack/react-query';
import { useSay } from '../app/language.tsx';
import { Link } from '../app/link.tsx';
import { Columns, PageHead } from '../app/page.tsx';
import { CharterToAccept } from './charter-to-accept.tsx';
import { OnlyMembers } from './only-members.tsx';
import { spaceQuery } from './queries.ts';

/** In the place of a conversation in a circle, until its reader has accepted the charter. */
export function CharterPage({ spaceId }: { spaceId: string }) {
  const say = useSay();
  const { data: space } = useQuery(spaceQuery(spaceId));
  return (
    <>
      <PageHead title={say('charter.first')}>
        {space && <Link to={`/spaces/${spaceId}`}>{space.name}</Link>}
      </PageHead>
      {space && <OnlyMembers space={space} />}
      <Columns>
        <CharterToAccept spaceId={spaceId} />
      </Columns>
    </>
  );
}
