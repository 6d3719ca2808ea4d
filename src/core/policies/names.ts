/** The names of the policies: presets of the check catalogue, one for a law, and one that is stricter than each. */
export const POLICY_NAMES = ['de', 'at', 'ch', 'eu', 'uk', 'us', 'ca', 'br', 'in', 'strict'] as const;

/** A policy's name. */
export type PolicyName = (typeof POLICY_NAMES)[number];
