import '../app/more-words.ts';
import { useSay } from '../app/language.tsx';
import { TextField } from '../parts/field.tsx';

export type RoundPlan = { closesAt: string; prompts: string[] };
const places = [0, 1, 2];
type Props = { plan: RoundPlan; onChange(plan: RoundPlan): void };

/** What a round asks and until when, while it is being started. */
export function RoundFields({ plan, onChange }: Props) {
  const say = useSay();
  const { closesAt, prompts } = plan;
  const change = (at: number, text: string) =>
    onChange({
      ...plan,
      prompts: places.map((place) => (place === at ? text : (prompts[place] ?? ''))),
    });
  return (
    <>
      <TextField
        type="datetime-local"
        label={say('round.closesAt')}
        hint={say('round.closesAtHint')}
        value={closesAt}
        required
        onChange={(event) => onChange({ ...plan, closesAt: event.target.value })}
      />
      {places.map((at) => (
        <TextField
          key={at}
          label={say('round.prompt', { number: at + 1 })}
          value={prompts[at] ?? ''}
          maxLength={200}
          required={at === 0}
          onChange={(event) => change(at, event.target.value)}
        />
      ))}
    </>
  );
}
