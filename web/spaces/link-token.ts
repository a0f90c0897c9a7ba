const place = 'invitation';
/** Long enough to sign in by mail and answer the first questions; soon gone from a device that is shared. */
const keptFor = 60 * 60_000;

let here = ''; // where storage is switched off

/**
 * Takes the token of an invitation out of the address. It stands behind `#`, so it reaches no server log; it is kept on
 * the device, since the mail that signs in opens another page, and it is in no history.
 */
export function takeToken(): string {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) return keptToken() ?? '';
  history.replaceState(null, '', location.pathname);
  here = token;
  try {
    localStorage.setItem(place, JSON.stringify({ token, until: Date.now() + keptFor }));
  } catch {
    // Storage is switched off: the invitation waits as long as this page is open.
  }
  return token;
}

/** The invitation that waits on this device until its holder has signed in. */
export function keptToken(): string | undefined {
  try {
    const { token, until } = JSON.parse(localStorage.getItem(place) ?? '{}');
    if (typeof token === 'string' && until > Date.now()) return token;
    localStorage.removeItem(place);
  } catch {
    // Storage is switched off, or holds something else.
  }
  return here || undefined;
}

export function forgetToken() {
  here = '';
  try {
    localStorage.removeItem(place);
  } catch {
    // Storage is switched off: nothing was kept.
  }
}
