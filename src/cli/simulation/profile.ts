/** The account that a simulation plays: the workspace's templates and number, as far as they are known. */
import type { WorkspaceConfig } from '../../core/config.ts';
import type { PhoneNumberInfo } from '../../core/ports.ts';
import type { StoredTemplate, TemplateComponent } from '../../core/template.ts';
import type { SandboxProfile } from '../../sandbox/index.ts';
import { type ProfileSettings, parseProfile } from '../sandbox-profile.ts';

/** What the account is made of. */
export interface AccountParts {
  readonly config: WorkspaceConfig;
  readonly templates: readonly StoredTemplate[];
  /** What the account told of its number; undefined: it was not reached. */
  readonly told: PhoneNumberInfo | undefined;
  /** `--profile`: its settings win, templates and webhooks aside. */
  readonly own: { readonly file: string; readonly settings: ProfileSettings } | undefined;
}

/** Where what a simulation takes for the account's limits comes from. */
export type AccountSource = 'account' | 'profile' | 'assumed';

/** A profile for the model, and where its limits come from. */
export interface PlayedAccount {
  readonly profile: SandboxProfile;
  readonly source: AccountSource;
}

/** Where every account begins (Meta, "Messaging limits", May 2026): who knows nothing better must not assume more. */
const ASSUMED_TIER = 'TIER_250';
const ASSUMED_PER_SECOND = 80;
/** Steps of the messaging limit as distinct people per moving 24 h (Meta, "Messaging limits", May 2026). */
export const PEOPLE_OF_TIER: ReadonlyMap<string, number> = new Map([
  ['TIER_250', 250],
  ['TIER_2K', 2000],
  ['TIER_10K', 10_000],
  ['TIER_100K', 100_000],
  ['TIER_UNLIMITED', Number.POSITIVE_INFINITY],
]);
const STATUSES = new Set([
  'APPROVED',
  'PENDING',
  'REJECTED',
  'IN_APPEAL',
  'PAUSED',
  'DISABLED',
  'LIMIT_EXCEEDED',
  'PENDING_DELETION',
  'DELETED',
  'ARCHIVED',
]);
const SCORES = new Set(['GREEN', 'YELLOW', 'RED']);
const CATEGORIES = new Set(['MARKETING', 'UTILITY', 'AUTHENTICATION']);
/** When statuses and answers come, milliseconds: slower than the emulator's own, which is made for rehearsals. */
const DELAYS = {
  sentMs: [100, 900],
  deliveredMs: [500, 15_000],
  readMs: [5_000, 600_000],
  replyMs: [5_000, 120_000],
};
/** What a profile file says and a simulation has its own of. */
const NOT_TAKEN = new Set(['templates', 'webhook', 'token', 'apiKey', 'appSecret']);

/** A button in the form of the platform's list. */
function wireButton(button: NonNullable<TemplateComponent['buttons']>[number]): object {
  const { type, text, url, phoneNumber, otpType, flowId } = button;
  const known = { text, url, phone_number: phoneNumber, otp_type: otpType, flow_id: flowId };
  return { type, ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) };
}

/** A component in the form of the platform's list. */
function wireComponent(component: TemplateComponent): object {
  const { type, format, text, buttons, hasExpiration, cards } = component;
  return {
    type,
    ...(format === undefined ? {} : { format }),
    ...(text === undefined ? {} : { text }),
    ...(type === 'LIMITED_TIME_OFFER'
      ? { limited_time_offer: { text, has_expiration: hasExpiration ?? false } }
      : {}),
    ...(buttons === undefined ? {} : { buttons: buttons.map(wireButton) }),
    ...(cards === undefined
      ? {}
      : { cards: cards.map((card) => ({ components: card.components.map(wireComponent) })) }),
  };
}

/** A template in the form of the platform's list; what the platform would not list so is taken for the strictest case. */
function wireTemplate({ template }: StoredTemplate): object {
  const { id, name, language, status, category, parameterFormat, quality, components } = template;
  return {
    ...(/^\d{1,20}$/.test(id) ? { id } : {}),
    name,
    language,
    status: STATUSES.has(status) ? status : 'PENDING',
    category: CATEGORIES.has(category) ? category : 'MARKETING',
    parameter_format: parameterFormat,
    quality_score: { score: SCORES.has(quality) ? quality : 'UNKNOWN' },
    components: components.map(wireComponent),
  };
}

/** An id that the platform could have given; another one is left to the model. */
function idSetting(name: string, value: string): ProfileSettings {
  return /^\d{1,20}$/.test(value) ? { [name]: value } : {};
}

function tierOf(people: number | undefined): string | undefined {
  return [...PEOPLE_OF_TIER].find(([, most]) => most === people)?.[0];
}

function numberSettings(told: PhoneNumberInfo | undefined): ProfileSettings {
  const { displayPhoneNumber, qualityRating, messagesPerSecond, messagingLimit } = told ?? {};
  const isNumber = displayPhoneNumber !== undefined && /^\+?[\d ()-]{7,24}$/.test(displayPhoneNumber);
  return {
    ...(isNumber ? { displayPhoneNumber } : {}),
    ...(SCORES.has(qualityRating ?? '') ? { qualityRating } : {}),
    messagesPerSecond: messagesPerSecond ?? ASSUMED_PER_SECOND,
    tier: tierOf(messagingLimit) ?? ASSUMED_TIER,
  };
}

function sourceOf({ told, own }: AccountParts): AccountSource {
  if (own !== undefined && 'tier' in own.settings) return 'profile';
  return told?.messagingLimit === undefined ? 'assumed' : 'account';
}

/** The account to play. Throws `sandbox.profile-invalid`. */
export function playedAccount(parts: AccountParts): PlayedAccount {
  const { config, templates, told, own } = parts;
  const taken = Object.entries(own?.settings ?? {}).filter(([name]) => !NOT_TAKEN.has(name));
  const settings = {
    ...idSetting('phoneNumberId', config.provider.phoneNumberId),
    ...idSetting('wabaId', config.provider.wabaId),
    ...numberSettings(told),
    delays: DELAYS,
    // A real person's number that happens to end in 131026 is a number like any other.
    numberScenarios: false,
    ...Object.fromEntries(taken),
    templates: templates.map(wireTemplate),
  };
  return { profile: parseProfile(own?.file ?? 'simulation', settings), source: sourceOf(parts) };
}
