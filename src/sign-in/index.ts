export { createSession } from './create-session.ts';
export { createToken } from './create-token.ts';
export { emailChanged, emailChangeRequested, signInRequested } from './events.ts';
export { forgetOldCredentials } from './forget-old.ts';
export type { SignInSettings } from './method-routes.ts';
export { openSessions, type Sessions } from './open-sessions.ts';
export { signInRoutes } from './routes.ts';
export { sendEmailChange, sendEmailChanged } from './send-email-change.ts';
export { sendWayIn } from './send-way-in.ts';
