/** What was looked at outside the settings, for the checks on provider and account. Absent: nobody looked. */
import type { FoundDocuments } from './filed-documents.ts';
import type { PhoneNumberInfo, TokenInfo } from './ports.ts';

/** What was found around a workspace. */
export interface Surroundings {
  /** Documents that the settings name as files. */
  readonly documents: FoundDocuments;
  /** What the platform tells of the number that sends; undefined: not asked, or no answer. */
  readonly number?: Pick<PhoneNumberInfo, 'platformType' | 'isOnBusinessApp'> | undefined;
  /** What the platform tells of the token; undefined: not asked, or no answer. */
  readonly token?: TokenInfo | undefined;
}

/** Nobody looked. */
export const NOT_LOOKED: Surroundings = { documents: new Map() };
