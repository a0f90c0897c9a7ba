type Gone = { count: number; title: string; url: string };

/** As words in Markdown, whatever marks they hold. */
const plain = (words: string) => words.replace(/[!-/:-@[-`{-~]/g, '\\$&');

/** Says in the language of who split a topic where its posts went. */
export const sayWhereTheyWent =
  (language: string) =>
  ({ count, title, url }: Gone): string => {
    const link = `[${plain(title)}](${url})`;
    if (language === 'es') {
      return count === 1 ? `Un mensaje sigue en ${link}.` : `${count} mensajes siguen en ${link}.`;
    }
    return count === 1 ? `One post goes on in ${link}.` : `${count} posts go on in ${link}.`;
  };
