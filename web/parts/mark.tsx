/** The door of Hallway. Its colours are the mark's own, in every theme. */
export const Mark = () => <img src="/favicon.svg" alt="" width="30" height="30" />;
