import type { Space } from './views.ts';

/** Who may join a space of that kind, the usual choice first. A circle is never open to all. */
export function joinPoliciesOf(kind: Space['kind']): Space['joinPolicy'][] {
  return kind === 'circle' ? ['invitation', 'request'] : ['open', 'request', 'invitation'];
}

/** In a district space, "open" means open to the district. */
export const policyWords = (kind: Space['kind'], policy: Space['joinPolicy']) =>
  kind === 'district' && policy === 'open'
    ? 'spaces.policy.district'
    : (`spaces.policy.${policy}` as const);
