import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './fonts.css';
import './tokens.css';
import './base.css';
import './text.css';
import { App } from './app.tsx';
import { deviceLanguage, loadMessages, SpeechProvider } from './language.tsx';
import { meQuery } from './me.ts';
import { isDoneWithout } from './optional.ts';
import { cache } from './query.ts';
import { findScreen, prepareOnApproach, prepareScreen } from './screens.ts';

const language = deviceLanguage();
if (!findScreen(location.pathname)?.forEveryone) void cache.prefetchQuery(meQuery);
prepareScreen(location.pathname);
prepareOnApproach();
const messages = await loadMessages(language);

const place = document.getElementById('app');
if (!place) throw new Error('The page has no #app');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={cache}>
      <SpeechProvider first={{ language, messages }}>
        <App />
      </SpeechProvider>
    </QueryClientProvider>
  </StrictMode>,
);

if ('serviceWorker' in navigator && import.meta.env.PROD) {
  void navigator.serviceWorker.register('/sw.js');
}
/** With a connection, a new build has removed a piece of the page: load the page that knows the new ones. */
function loadAnew() {
  if (navigator.onLine) location.reload();
  else window.addEventListener('online', () => location.reload(), { once: true });
}
// A piece did not come. Told before whoever wants it hears of it, who may say that it is not needed.
window.addEventListener('vite:preloadError', ({ payload }) =>
  setTimeout(() => {
    if (!isDoneWithout(payload)) loadAnew();
  }),
);
