/** Words for verify, prove, check-proof and checkpoints; English. */
export const proofEn = {};
