import { Button } from '../parts/button.tsx';
import { useSpeech } from './language.tsx';

/** The other language, named in itself. */
export function LanguageSwitch() {
  const { language, choose } = useSpeech();
  const [other, name] =
    language === 'en' ? (['es', 'Español'] as const) : (['en', 'English'] as const);
  return (
    <Button look="quiet" lang={other} onClick={() => choose(other)}>
      {name}
    </Button>
  );
}
