import { makeStore } from './store.ts';

/** What the one polite live region says. */
export const announced = makeStore('');

const quietFor = 30_000;
let lastSpoken = Number.NEGATIVE_INFINITY;
let next: ReturnType<typeof setTimeout> | undefined;

/** Says what happened by itself; at most once in 30 seconds, and then only the latest news. */
export function announceNews(text: string) {
  clearTimeout(next);
  const wait = Math.max(0, lastSpoken + quietFor - Date.now());
  next = setTimeout(() => {
    lastSpoken = Date.now();
    announced.set(text);
  }, wait);
}

/** Answers what the person just did; this is never held back. */
export const announceAnswer = (text: string) => announced.set(text);
