import { useState } from 'react';
import { useSay } from '../app/language.tsx';
import { TextArea } from '../parts/field.tsx';

type Props = { label: string; lines: readonly string[]; onChange(lines: string[]): void };

/** Several short things, one a line. */
export function LinesField({ label, lines, onChange }: Props) {
  const say = useSay();
  const [text, setText] = useState(lines.join('\n'));
  return (
    <TextArea
      label={label}
      hint={say('profile.onePerLine')}
      rows={3}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        const written = event.target.value.split('\n').map((line) => line.trim());
        onChange(written.filter((line) => line !== ''));
      }}
    />
  );
}
