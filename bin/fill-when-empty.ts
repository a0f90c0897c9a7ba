import { persons } from '../src/people/tables.ts';
import type { Deps } from '../src/platform/deps.ts';
import { seedDemonstration } from './seed.ts';

/** On the first start, so that there is somebody to sign in as and something to read. */
export async function fillWhenEmpty({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<void> {
  const [somebody] = await db.select({ id: persons.id }).from(persons).limit(1);
  if (somebody) return;
  console.log('Writing a small demonstration network ...');
  await seedDemonstration({ db, now });
}
