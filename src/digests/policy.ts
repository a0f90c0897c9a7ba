/** What became of mail is for administrators to see: it tells who is mailed, and when. */
export const maySeeDeliveries = (staffRole: 'none' | 'moderator' | 'administrator'): boolean =>
  staffRole === 'administrator';
