export type Theme = 'device' | 'light' | 'dark';

/** The theme chosen on this device; `public/before-paint.js` reads the same at the next visit. */
export function chosenTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'device';
}

export function chooseTheme(theme: Theme) {
  const { dataset } = document.documentElement;
  try {
    if (theme === 'device') localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // Storage is switched off: the choice holds until the page is closed.
  }
  if (theme === 'device') delete dataset.theme;
  else dataset.theme = theme;
}
