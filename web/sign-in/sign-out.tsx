import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { remove } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { tray } from '../app/send-tray.ts';
import { forgetEverything } from '../app/storage.ts';
import { useStore } from '../app/store.ts';
import { countOnlyHere } from '../drafts/carry-left.ts';
import { Button } from '../parts/button.tsx';
import { forgetToken } from '../spaces/link-token.ts';

/** Leaves: the session ends on the server, and nothing of the person stays on the device. What is there alone is told first. */
export function SignOut() {
  const say = useSay();
  const unsent = useStore(tray).length;
  const [onlyHere, setOnlyHere] = useState(0);
  const leave = useMutation({
    async mutationFn() {
      const isKnown = onlyHere > 0;
      const left = isKnown ? 0 : await countOnlyHere();
      if (left === 0) await remove('/session');
      return left;
    },
    async onSuccess(left) {
      if (left > 0) return setOnlyHere(left);
      await forgetEverything();
      forgetToken();
      location.assign('/sign-in');
    },
  });
  return (
    <>
      <Button busy={leave.isPending} onClick={() => leave.mutate()}>
        {say('shell.signOut')}
      </Button>
      {unsent > 0 && <p className="meta">{say('shell.unsent', { count: unsent })}</p>}
      {onlyHere > 0 && <p role="alert">{say('settings.draftsHere', { count: onlyHere })}</p>}
      {leave.error && <p role="alert">{say('state.notDone')}</p>}
    </>
  );
}
