/**
 * Who is asking. Made once per request from a session or an access token.
 *
 * Holds what proves who someone is, and nothing that grants rights by itself: memberships and roles are read
 * in the transaction that needs them.
 */
export type Actor = {
  personId: string;
  /** The district that they are known to belong to: null until it is established, whatever their profile says. */
  districtId: string | null;
  /** The session or access token that was shown; ending it ends what it opened, sockets included. */
  credentialId: string;
  via: 'session' | 'token';
  /** What an access token may do; a session may do all that its person may. */
  scopes: readonly Scope[];
  /** Whether a second factor was shown, or the token's scope is `admin`: staff rights work only then. */
  secondFactor: boolean;
  /** When they came here. */
  since: Date;
  /** Whether the terms in force are accepted; until then a person reads and nothing else. */
  termsAccepted: boolean;
};

export const scopes = ['read', 'write', 'admin'] as const;
export type Scope = (typeof scopes)[number];
