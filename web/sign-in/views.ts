import type { z } from 'zod';
import type * as signIn from '../../src/sign-in/schemas.ts';

/** The views of the server as they come over the wire. Types only: zod itself stays out of the page. */
export type SignInRequested = z.input<typeof signIn.SignInRequested>;
export type SignedIn = z.input<typeof signIn.SignedIn>;
export type Session = z.input<typeof signIn.SessionView>;
export type Token = z.input<typeof signIn.TokenView>;
export type TokenMade = z.input<typeof signIn.TokenMade>;
export type Methods = z.input<typeof signIn.MethodsView>;
export type SecondFactor = z.input<typeof signIn.SecondFactorView>;
export type SecondFactorSecret = z.input<typeof signIn.SecondFactorSecret>;
export type DemonstrationPerson = z.input<typeof signIn.DemonstrationPerson>;
