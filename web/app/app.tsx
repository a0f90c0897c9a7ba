import { Component, type ReactNode, Suspense, useDeferredValue } from 'react';
import { Skeleton } from '../parts/skeleton.tsx';
import { Fault } from './fault.tsx';
import { NothingHere } from './nothing-here.tsx';
import { usePlace } from './place.ts';
import { findScreen } from './screens.ts';
import { SignedIn } from './signed-in.tsx';

/** Shows the screen of the address. The one before stays until the new one is there. */
export function App() {
  const { path } = useDeferredValue(usePlace());
  const found = findScreen(path);
  const Screen = found?.screen ?? NothingHere;
  const screen = (
    <Stumble key={path}>
      <Suspense fallback={<Skeleton rows={4} />}>
        <Screen {...found?.params} />
      </Suspense>
    </Stumble>
  );
  return found?.forEveryone ? screen : <SignedIn>{screen}</SignedIn>;
}

/** Catches a screen that broke, so that the way to the others stays open. */
class Stumble extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: undefined };
  static getDerivedStateFromError = (error: unknown) => ({ error });

  override render() {
    return this.state.error === undefined ? (
      this.props.children
    ) : (
      <Fault error={this.state.error} />
    );
  }
}
