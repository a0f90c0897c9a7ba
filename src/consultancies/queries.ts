import { eq } from 'drizzle-orm';
import type { Db, Tx } from '../platform/db.ts';
import { notFound } from '../platform/problem.ts';
import { type Consultancy, consultancies } from './tables.ts';

export async function findConsultancy(db: Db, topicId: string): Promise<Consultancy> {
  const [row] = await db.select().from(consultancies).where(eq(consultancies.topicId, topicId));
  if (!row) throw notFound();
  return row;
}

/** Holds it until the transaction ends. Its topic is held before, as everywhere. */
export async function holdConsultancy(tx: Tx, topicId: string): Promise<Consultancy> {
  const its = eq(consultancies.topicId, topicId);
  const [row] = await tx.select().from(consultancies).where(its).for('no key update');
  if (!row) throw notFound();
  return row;
}
