import type { ReactNode } from 'react';
import { MoreButton } from '../parts/more-button.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { EmptyState, ErrorState } from '../parts/state-block.tsx';

type List = {
  rows: unknown[] | undefined;
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  refetch(): unknown;
  fetchNextPage(): unknown;
};

/** A list in each of its states: on the way, broken, empty, there, and with more to come. */
export function Rows({ of, empty, children }: { of: List; empty: string; children: ReactNode }) {
  if (!of.rows) {
    return of.error ? (
      <ErrorState error={of.error} onRetry={() => void of.refetch()} />
    ) : (
      <Skeleton rows={3} />
    );
  }
  if (of.rows.length === 0) return <EmptyState icon="people" text={empty} />;
  return (
    <>
      {children}
      <MoreButton list={of} />
    </>
  );
}
