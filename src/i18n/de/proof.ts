/** Words for verify, prove, check-proof and checkpoints; German. */
import type { proofEn } from '../en/proof.ts';

export const proofDe: typeof proofEn = {};
