import { loadMoreWords } from './language.tsx';

// Whoever imports this has the words of screens that few open: it is not run before they are here.
await loadMoreWords();
