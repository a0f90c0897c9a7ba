// Before anything is painted: the language and the theme this person chose on this device.
// A file of its own, because the content security policy allows no inline scripts.
(() => {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    const language = localStorage.getItem('language') ?? navigator.language.slice(0, 2);
    if (language === 'es') root.lang = 'es';
  } catch {
    // Storage is switched off: the device's own theme and English are what is left.
  }
})();
