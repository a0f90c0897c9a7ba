import { Children, createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import type english from '../catalogues/en.json';
import { type Message, writeMessage } from './message.ts';

export type Key = keyof typeof english;
export type Language = 'en' | 'es';
type Values = Record<string, string | number>;
export type Say = (key: Key, values?: Values) => string;
type Speech = {
  language: Language;
  say: Say;
  /** The same, for messages that hold links or other elements. */
  show(key: Key, values: Record<string, ReactNode>): ReactNode;
  choose(language: Language): void;
};

/** Of each language the words of most screens, and those that `more-words.ts` asks for. */
const catalogues = {
  en: [() => import('virtual:catalogue/en'), () => import('virtual:catalogue/en.more')],
  es: [() => import('virtual:catalogue/es'), () => import('virtual:catalogue/es.more')],
};
type Messages = Record<string, Message>;
const known: Record<Language, Messages> = { en: {}, es: {} };
let latest: Language = 'en';
let pieces = 1;
const Speech = createContext<Speech | null>(null);

export const deviceLanguage = (): Language =>
  document.documentElement.lang === 'es' ? 'es' : 'en';

export async function loadMessages(language: Language): Promise<Messages> {
  latest = language;
  const loaded = await Promise.all(catalogues[language].slice(0, pieces).map((load) => load()));
  return Object.assign(known[language], ...loaded.map((piece) => piece.default));
}

/** Adds to the words that are spoken those of screens that few open; from then on, in every language. */
export async function loadMoreWords(): Promise<void> {
  pieces = 2;
  await loadMessages(latest);
}

/** Gives the page its words. The language is the profile's; until that is known, the device's. */
export function SpeechProvider(props: {
  first: { language: Language; messages: Messages };
  children: ReactNode;
}) {
  const [spoken, speak] = useState(props.first);

  useEffect(() => {
    document.documentElement.lang = spoken.language;
  }, [spoken.language]);

  const speech = useMemo<Speech>(() => {
    const { language, messages } = spoken;
    const write = <V,>(key: Key, values: Record<string, V>) =>
      writeMessage(messages[key] ?? key, values, language);
    return {
      language,
      say: (key, values = {}) => write(key, values).join(''),
      show: (key, values) => Children.toArray(write(key, values)),
      choose(next) {
        rememberLanguage(next);
        if (next === language) return;
        void loadMessages(next).then((loaded) => speak({ language: next, messages: loaded }));
      },
    };
  }, [spoken]);
  return <Speech value={speech}>{props.children}</Speech>;
}

function rememberLanguage(language: Language) {
  try {
    localStorage.setItem('language', language);
  } catch {
    // Storage is switched off: the profile still knows the language at the next visit.
  }
}

export function useSpeech(): Speech {
  const speech = use(Speech);
  if (!speech) throw new Error('useSpeech is used outside of SpeechProvider');
  return speech;
}

export const useSay = (): Say => useSpeech().say;
