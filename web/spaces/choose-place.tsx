import type { FormEvent, ReactNode } from 'react';
import { useSay } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Checkbox } from '../parts/field.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { ErrorState } from '../parts/state-block.tsx';

type Props = {
  title: string;
  /** What will have happened afterwards. */
  about: string;
  legend: string;
  /** Undefined while they are being loaded. */
  places: { id: string; name: string; about: string }[] | undefined;
  none: string;
  send: string;
  busy: boolean;
  problem: string | null;
  loading: { error: Error | null; onRetry(): void };
  /** What follows the list, such as a way to more of it. */
  children?: ReactNode;
  onChoose(id: string): void;
  onClose(): void;
};

/** One of several places, chosen in a dialog that says first what will happen. */
export function ChoosePlace({ places, loading, ...props }: Props) {
  const say = useSay();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    props.onChoose(String(new FormData(event.currentTarget).get('place')));
  };
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form className="stack" onSubmit={submit}>
        <p>{props.about}</p>
        {!places && loading.error && <ErrorState error={loading.error} onRetry={loading.onRetry} />}
        {!places && !loading.error && <Skeleton rows={3} />}
        {places?.length === 0 && <p>{props.none}</p>}
        {places && places.length > 0 && (
          <fieldset>
            <legend>{props.legend}</legend>
            {places.map(({ id, name, about }) => (
              <Checkbox
                key={id}
                type="radio"
                name="place"
                value={id}
                required
                label={
                  <>
                    <b>{name}</b>
                    <br />
                    <span className="meta">{about}</span>
                  </>
                }
              />
            ))}
          </fieldset>
        )}
        {props.children}
        {props.problem && <p role="alert">{props.problem}</p>}
        <div className="row">
          {places && places.length > 0 && (
            <Button type="submit" look="primary" busy={props.busy}>
              {props.send}
            </Button>
          )}
          <Button look="quiet" onClick={props.onClose}>
            {say('action.back')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
