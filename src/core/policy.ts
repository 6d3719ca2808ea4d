/** What the presets of `policy:` ask for. */
import type { POLICIES } from './config.ts';

/** The confirmation that a consent needs: none, any, or one that came from the phone number itself. */
export type DoubleOptIn = 'none' | 'any' | 'number';

/** A preset's name. */
export type PolicyName = (typeof POLICIES)[number];

/** A preset. */
export interface Policy {
  readonly doubleOptIn: DoubleOptIn;
}

/**
 * The presets. Double opt-in: no statute asks for it, the burden of proof does (Art. 7 (1) GDPR). German courts want the
 * proof to come from the very number (BGH 10.02.2011 - I ZR 164/09; OVG Saarlouis 16.02.2021 - 2 A 355/19; DSK
 * Orientierungshilfe Direktwerbung 2022), Austria's practice a confirmed sign-up; read on 2026-11-23.
 */
export const POLICY_TABLE: Readonly<Record<PolicyName, Policy>> = {
  de: { doubleOptIn: 'number' },
  at: { doubleOptIn: 'any' },
  ch: { doubleOptIn: 'none' },
  eu: { doubleOptIn: 'none' },
  uk: { doubleOptIn: 'none' },
  us: { doubleOptIn: 'none' },
  ca: { doubleOptIn: 'none' },
  br: { doubleOptIn: 'none' },
  in: { doubleOptIn: 'none' },
  strict: { doubleOptIn: 'number' },
};
