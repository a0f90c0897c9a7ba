/** How often people are asked is up to those who run the network. */
export const mayChangeSettings = (staffRole: 'none' | 'moderator' | 'administrator'): boolean =>
  staffRole === 'administrator';
