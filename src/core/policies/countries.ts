/**
 * Countries whose law differs from the policy that their recipients get, as facts of their own. They only ever tighten:
 * what a policy does not allow, no country allows again.
 */
import { known, seen } from './common.ts';
import type { LegalProfile, PolicySource } from './policy.ts';

/** What differs in a country, with its sources. */
export interface CountryProfile extends Partial<LegalProfile> {
  /** Advertising contacts a day that its law allows to one person. */
  readonly contactsPerDay?: number;
  readonly sources: readonly PolicySource[];
}

/** By ISO 3166-1 alpha-2; reviewed with the policies. */
export const COUNTRY_PROFILES: Readonly<Record<string, CountryProfile>> = {
  FR: { sources: [seen('softOptIn', 'CPCE L34-5; CNIL: opening an account alone is no sale')] },
  IT: {
    softOptIn: 'none',
    sources: [seen('softOptIn', 'Codice Privacy Art. 130(4): e-mail only, so not WhatsApp')],
  },
  IE: {
    softOptIn: 'ie_12m',
    sources: [seen('softOptIn', 'S.I. 336/2011 reg. 13: sale or last use within 12 months')],
  },
  KR: {
    softOptIn: 'kr_6m',
    label: '(광고)',
    reconfirmMonths: 24,
    sources: [
      seen('softOptIn', 'Network Act Art. 50(1): a deal within six months'),
      seen('label', 'Network Act Art. 50(4)'),
      seen('reconfirm', 'Network Act Art. 50(8)'),
      seen('quietHours', 'Network Act Art. 50(3): 21:00 to 08:00 needs a consent of its own'),
    ],
  },
  SG: {
    registry: 'Do Not Call Registry (a result is valid for 21 days)',
    stopWithinDays: 10,
    sources: [seen('registry', 'PDPA Part 9'), known('stop', 'Spam Control Act: ten business days')],
  },
  AE: {
    registry: 'Do Not Call Registry (DNCR)',
    contactsPerDay: 1,
    sources: [seen('registry', 'Cabinet Resolution 56/2024; message at most once a day')],
  },
  TR: {
    registry: 'İleti Yönetim Sistemi (İYS)',
    stopWithinDays: 3,
    sources: [known('registry', 'Law 6563; whether WhatsApp belongs into İYS is unclear')],
  },
  CO: {
    registry: 'Registro de Números Excluidos (RNE)',
    contactsPerDay: 1,
    sources: [seen('registry', 'Ley 2300/2023: one contact a day, one channel a week')],
  },
  ZA: {
    registry: 'opt-out registry under the Consumer Protection Act',
    sources: [known('registry', 'POPIA s. 69; Consumer Protection Act 2008 s. 11')],
  },
};
