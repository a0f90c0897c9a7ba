const setting = 'shortcuts';

/** Whether single keys do something; anyone can switch them off (WCAG 2.1.4). */
export const shortcutsAreOn = () => {
  try {
    return localStorage.getItem(setting) !== 'off';
  } catch {
    return true;
  }
};

export const switchShortcuts = (on: boolean) => localStorage.setItem(setting, on ? 'on' : 'off');
