import { announceAnswer } from '../app/announce.ts';
import { useSay } from '../app/language.tsx';
import { SelectField } from '../parts/field.tsx';
import { byName, challenges, type TopicTag } from './challenges.ts';

/** Narrows a list to what is about one thing. */
export function TagFilter({
  tag,
  onChoose,
}: {
  tag: TopicTag | '';
  onChoose(tag: TopicTag | ''): void;
}) {
  const say = useSay();
  return (
    <SelectField
      label={say('tags.filter')}
      hideLabel
      value={tag}
      options={tagOptions(say)}
      onChange={(event) => {
        const chosen = event.target.value as TopicTag | '';
        onChoose(chosen);
        const name = chosen ? say(`tag.${chosen}`) : say('tags.any');
        announceAnswer(say('topics.filtered', { filter: name }));
      }}
    />
  );
}

/** Any, and then each of them by its name. */
export const tagOptions = (say: ReturnType<typeof useSay>) => [
  { value: '', label: say('tags.any') },
  ...byName(challenges, say).map((value) => ({ value, label: say(`tag.${value}`) })),
];
