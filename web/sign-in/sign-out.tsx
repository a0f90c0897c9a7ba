import { useMutation } from '@tanstack/react-query';
import { remove } from '../app/fetch.ts';
import { useSay } from '../app/language.tsx';
import { tray } from '../app/send-tray.ts';
import { forgetEverything } from '../app/storage.ts';
import { useStore } from '../app/store.ts';
import { Button } from '../parts/button.tsx';
import { forgetToken } from '../spaces/link-token.ts';

/** Leaves: the session ends on the server, and nothing of the person stays on the device. */
export function SignOut() {
  const say = useSay();
  const unsent = useStore(tray).length;
  const leave = useMutation({
    mutationFn: () => remove('/session'),
    async onSuccess() {
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
      {leave.error && <p role="alert">{say('state.notDone')}</p>}
    </>
  );
}
