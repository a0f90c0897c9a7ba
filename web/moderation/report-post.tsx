import '../app/more-words.ts';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { isProblem, post as send } from '../app/fetch.ts';
import { makeKeyring } from '../app/ids.ts';
import { type Key, useSay } from '../app/language.tsx';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Checkbox, TextArea } from '../parts/field.tsx';
import { reportReasons } from './views.ts';

const refusals: Record<string, Key> = {
  'already-removed': 'report.gone',
  'not-found': 'report.gone',
  'nobody-to-look': 'report.nobody',
  'too-often': 'report.tooOften',
};

type Props = {
  /** Below which address the report goes: that of a post, or of words in a check-in. */
  of: string;
  title?: string;
  onClose(): void;
};

/** Tells those who keep order about what someone wrote: why, and what else they should know. */
export function ReportPost({ of, title, onClose }: Props) {
  const say = useSay();
  const heading = title ?? say('report.title');
  const [keyFor] = useState(makeKeyring);
  const [reason, setReason] = useState('');
  const report = useMutation({
    mutationFn: (body: object) => send(`${of}/reports`, body, keyFor(body)),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    report.mutate(Object.fromEntries(new FormData(event.currentTarget)));
  };
  if (report.isSuccess) {
    return (
      <Dialog title={heading} onClose={onClose}>
        <div className="stack">
          <p role="status">{say('report.sent')}</p>
          <Button look="primary" onClick={onClose}>
            {say('action.close')}
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={heading} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <fieldset>
          <legend className="label">{say('report.why')}</legend>
          {reportReasons.map((value) => (
            <Checkbox
              key={value}
              type="radio"
              name="reason"
              value={value}
              required
              onChange={() => setReason(value)}
              label={say(`report.reason.${value}`)}
            />
          ))}
        </fieldset>
        <TextArea
          name="words"
          label={say('report.words')}
          hint={say('report.wordsHint')}
          rows={3}
          maxLength={1000}
          required={reason === 'other'}
        />
        <p className="meta">{say('report.about')}</p>
        {report.error && <p role="alert">{say(wordsFor(report.error))}</p>}
        <Button type="submit" look="primary" busy={report.isPending}>
          {say('report.send')}
        </Button>
      </form>
    </Dialog>
  );
}

const wordsFor = (error: Error): Key =>
  (isProblem(error) && refusals[error.type]) || 'state.notDone';
