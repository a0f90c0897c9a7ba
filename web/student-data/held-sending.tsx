import type { ReactNode } from 'react';
import { type Sending, sendOtherwise } from '../app/send-tray.ts';
import { HeldWords } from './held-words.tsx';
import { reviewOf, rewordFiles, tellFiles } from './use-review.ts';
import type { Wording } from './views.ts';

type Props = { item: Sending; refusal: NonNullable<Sending['refusal']>; children: ReactNode };

/** Words in the send tray that were refused, since they may tell who a student is. */
export function HeldSending({ item: { id, body, files }, refusal, children }: Props) {
  const words: Wording = files ? { ...body, attachments: tellFiles(files) } : body;
  return (
    <HeldWords
      words={words}
      review={reviewOf(refusal)}
      onUse={(rewrite) => void sendOtherwise(id, { ...body, ...rewordFiles(body, rewrite) })}
      onKeep={() => void sendOtherwise(id, { ...body, studentDataConfirmed: true })}
    >
      {children}
    </HeldWords>
  );
}
