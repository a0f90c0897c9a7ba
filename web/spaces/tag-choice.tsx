import { useSay } from '../app/language.tsx';
import { Checkbox } from '../parts/field.tsx';
import { byName, challenges, type TopicTag } from './challenges.ts';

/** As many as the server takes for one topic. */
export const mostTags = 5;

type Props = { chosen: readonly TopicTag[]; onChoose(tags: readonly TopicTag[]): void };

/** All that a topic can be about; when it is about enough, the others wait until one is let go. */
export function TagChoice({ chosen, onChoose }: Props) {
  const say = useSay();
  const toggle = (tag: TopicTag) =>
    onChoose(chosen.includes(tag) ? chosen.filter((one) => one !== tag) : [...chosen, tag]);
  return (
    <fieldset>
      <legend>{say('tags.most', { count: mostTags })}</legend>
      {byName(challenges, say).map((tag) => (
        <Checkbox
          key={tag}
          checked={chosen.includes(tag)}
          disabled={chosen.length >= mostTags && !chosen.includes(tag)}
          onChange={() => toggle(tag)}
          label={say(`tag.${tag}`)}
        />
      ))}
    </fieldset>
  );
}

/** The same, folded away where it is one field among others: what is chosen stands outside. */
export function TagField({ chosen, onChoose }: Props) {
  const say = useSay();
  const names = byName(chosen, say).map((tag) => say(`tag.${tag}`));
  return (
    <details>
      <summary>
        {names.length === 0 ? say('tags.choose') : say('tags.about', { names: names.join(', ') })}
      </summary>
      <TagChoice chosen={chosen} onChoose={onChoose} />
    </details>
  );
}
