import { type SQL, sql } from 'drizzle-orm';
import { type Asking, spaces, visibleTo } from '../spaces/index.ts';

/** Nobody in particular: what they may read, everyone who has signed in may. Also the scope in which those words count. */
const nobody = '00000000-0000-0000-0000-000000000000';
const commonScope = sql.raw(`'${nobody}'::uuid`);
const readByEveryone = sql`(${visibleTo({ personId: nobody })})`;

/** Over `spaces`: the scope in which the words of a space count. */
export const scopeColumn = sql<string>`case when ${readByEveryone} then ${commonScope} else ${spaces.id} end`;

/** The scopes whose words a person may be led to: the common one, and each space that they read and not everyone does. */
export const scopesReadBy = (me: Asking): SQL => sql`
  select ${commonScope} as scope union all
  select ${spaces.id} from ${spaces}
   where ${spaces.kind} <> 'circle' and (${visibleTo(me)}) and not ${readByEveryone}`;

export const scopeOf = (spaceId: SQL): SQL =>
  sql`select ${scopeColumn} as scope from ${spaces} where ${spaces.id} = ${spaceId}::uuid`;
