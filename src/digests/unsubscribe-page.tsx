import { plainPage } from '../platform/http/plain-page.tsx';
import { type Language, type Say, speak } from './words.ts';

const choices = ['weekly', 'daily', 'off'] as const;

/** Asks how often; nothing has changed yet. */
export const choicePage = (language: Language): string => {
  const say = speak(language);
  const children = (
    <>
      <p safe>{say('page.question')}</p>
      <Choices say={say} />
    </>
  );
  return plainPage({ language, title: say('page.title'), children });
};

/** Says how it is from now on, and leaves the way back open. */
export const donePage = (language: Language, frequency: (typeof choices)[number]): string => {
  const say = speak(language);
  const children = (
    <>
      <p role="status" safe>
        {say(`page.done.${frequency}`)}
      </p>
      <p safe>{say('page.again')}</p>
      <Choices say={say} />
    </>
  );
  return plainPage({ language, title: say('page.title'), children });
};

export const unknownPage = (): string => {
  const say = speak('en');
  const children = <p safe>{say('page.unknown.advice')}</p>;
  return plainPage({ language: 'en', title: say('page.unknown'), children });
};

function Choices({ say }: { say: Say }) {
  return (
    <form method="post">
      {choices.map((choice) => (
        <button type="submit" name="frequency" value={choice} safe>
          {say(`page.${choice}`)}
        </button>
      ))}
    </form>
  );
}
