import { useSay } from '../app/language.tsx';
import { Checkbox } from '../parts/field.tsx';
import { gradeBands } from './views.ts';
import css from './welcome.module.css';

/** Whom someone works with; several may apply. */
export function GradeBands(props: { chosen: string[]; onChoose(bands: string[]): void }) {
  const say = useSay();
  const { chosen } = props;
  return (
    <fieldset>
      <legend className="label">{say('profile.gradeBands')}</legend>
      <div className={css.choices}>
        {gradeBands.map((band) => (
          <Checkbox
            key={band}
            label={say(`grades.${band}`)}
            checked={chosen.includes(band)}
            onChange={(event) =>
              props.onChoose(
                event.target.checked ? [...chosen, band] : chosen.filter((other) => other !== band),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
