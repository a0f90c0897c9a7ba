/** Whoever looks after people sees that something was confirmed; what it says, only where they may read it. */
export const maySeeFlags = (staffRole: 'none' | 'moderator' | 'administrator'): boolean =>
  staffRole !== 'none';
