import { useSpeech } from '../app/language.tsx';
import { Prose } from '../parts/prose.tsx';
import type { Charter } from './views.ts';

/** The charter in the reader's language; where it is not written in that, in the one it is written in. */
export function CharterText({ charter }: { charter: Pick<Charter, 'texts'> }) {
  const { language } = useSpeech();
  const text = charter.texts.find((one) => one.language === language) ?? charter.texts[0];
  return text ? (
    <div lang={text.language}>
      <Prose html={text.html} />
    </div>
  ) : null;
}
