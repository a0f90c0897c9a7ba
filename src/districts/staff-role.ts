import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';

export type StaffRole = 'none' | 'moderator' | 'administrator';

/** Says who is staff; handed in, since people stand above districts. Asked inside the transaction that needs it. */
export type StaffRoleOf = (db: Db, actor: Actor) => Promise<StaffRole>;
