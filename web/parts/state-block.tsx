import type { ReactNode } from 'react';
import { ApiProblem, NoConnection } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import css from './state-block.module.css';

/** One sentence on what will be here, and one action. */
export const EmptyState = (props: { icon?: IconName; text: string; children?: ReactNode }) => (
  <div className={css.block}>
    <Icon name={props.icon ?? 'talk'} />
    <p>{props.text}</p>
    {props.children}
  </div>
);

/** Stands in the place of the part that failed: why, and how to try again. */
export function ErrorState({
  error,
  onRetry,
}: {
  error: unknown;
  onRetry?: (() => void) | undefined;
}) {
  const say = useSay();
  const requestId = error instanceof ApiProblem ? error.requestId : undefined;
  const words = error instanceof NoConnection ? say('state.offlineHere') : say('state.failed');
  return (
    <div className={css.block} role="alert">
      <Icon name={error instanceof NoConnection ? 'offline' : 'warning'} />
      <p>{words}</p>
      {onRetry && <Button onClick={onRetry}>{say('state.tryAgain')}</Button>}
      {requestId && <p className={css.small}>{say('state.requestId', { id: requestId })}</p>}
    </div>
  );
}
