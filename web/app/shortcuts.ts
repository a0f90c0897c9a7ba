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

/** Whether a key is pressed for what it does, and not to write with it or to steer the browser. */
export const isShortcut = ({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  !(target as Element).closest('input, textarea, select, dialog, [role=menu], [contenteditable]') &&
  !ctrlKey &&
  !metaKey &&
  !altKey &&
  shortcutsAreOn();
