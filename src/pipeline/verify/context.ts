/** What every part of a verification works with. */
import type { LedgerRows, Sha256, VerifySignature } from '../../core/ports.ts';
import type { FindingList } from '../../core/verification.ts';

/** How far a verification is. */
export interface VerifyProgress {
  /** The log itself, or the people that follow from it. */
  readonly phase: 'log' | 'people';
  readonly events: number;
  /** How many there are to read in this phase. */
  readonly total: number;
}

/** What every part of a verification works with. */
export interface VerifyContext {
  readonly rows: LedgerRows;
  readonly sha256: Sha256;
  readonly verify: VerifySignature;
  /** Origin line that the ledger's checkpoints must have. */
  readonly origin: string;
  readonly findings: FindingList;
  readonly onProgress: (progress: VerifyProgress) => void;
  readonly signal: AbortSignal | undefined;
}

/** Whether two byte strings are the same. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) return false;
  return true;
}

/** Byte strings as one. */
export function joinedBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Bytes as hex. */
export function hexOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}
