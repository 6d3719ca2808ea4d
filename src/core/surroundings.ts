/** What was looked at outside the settings, for the checks on provider and account. */
import type { FoundDocuments } from './filed-documents.ts';
import type { AccountInfo, HealthInfo, PhoneNumberInfo, TokenInfo } from './ports.ts';

/** A file with secrets that others on the machine may read, or that is under version control. */
export interface SecretFault {
  /** As the settings name it. */
  readonly file: string;
  readonly fault: 'readable' | 'tracked';
}

/** What a look at the ledger showed. */
export interface LedgerLook {
  /** What is wrong with its newest entries, as `consend consent verify` names it; undefined: nothing. */
  readonly tail: string | undefined;
  /** The last verification of the whole ledger; undefined: there was none on this machine. */
  readonly verified: { readonly at: string; readonly holds: boolean } | undefined;
}

/** What the platform told of number, account and token. A part that is absent was not asked for, or not answered. */
export interface PlatformLook {
  readonly number?: PhoneNumberInfo | undefined;
  readonly token?: TokenInfo | undefined;
  readonly health?: HealthInfo | undefined;
  readonly account?: AccountInfo | undefined;
}

/** What was found around a workspace. */
export interface Surroundings {
  /** Documents that the settings name as files. */
  readonly documents: FoundDocuments;
  readonly secrets: readonly SecretFault[];
  /** Undefined: nobody looked. */
  readonly ledger?: LedgerLook | undefined;
  /** Undefined: not asked. Empty: asked, and no answer came. */
  readonly platform?: PlatformLook | undefined;
  /** How much of each class has served its time; undefined: nobody counted. */
  readonly overdue?: Readonly<Record<string, number>> | undefined;
}

/** Nobody looked. */
export const NOT_LOOKED: Surroundings = { documents: new Map(), secrets: [] };
