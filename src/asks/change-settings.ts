import { staffRoleOf } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Deps } from '../platform/deps.ts';
import { forbidden } from '../platform/problem.ts';
import { mayChangeSettings } from './policy.ts';
import { findSettings } from './queries.ts';
import type { AskSettings } from './schemas.ts';
import { askSettings } from './tables.ts';

export async function showSettings({ db }: Deps, actor: Actor): Promise<AskSettings> {
  if (!mayChangeSettings(await staffRoleOf(db, actor))) throw forbidden();
  return findSettings(db);
}

/** Keeps how soon and how often people of this network are asked. What waits already is looked at by it. */
export async function changeSettings(
  deps: Deps,
  actor: Actor,
  wish: AskSettings,
): Promise<AskSettings> {
  return deps.db.transaction(async (tx) => {
    if (!mayChangeSettings(await staffRoleOf(tx, actor))) throw forbidden();
    await tx
      .insert(askSettings)
      .values(wish)
      .onConflictDoUpdate({ target: askSettings.only, set: wish });
    const entry = {
      actorId: actor.personId,
      action: 'asks.settings-changed',
      subject: 'ask-settings',
    };
    await writeAudit(tx, { ...entry, details: wish }, deps.now());
    return wish;
  });
}
