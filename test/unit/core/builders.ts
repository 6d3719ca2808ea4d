/** Values of the core as tests want them: everything in order, each test says what is not. */

import type { CampaignConfig } from '../../../src/core/campaign-config.ts';
import { campaignSchema } from '../../../src/core/campaign-config.ts';
import type {
  AccountFacts,
  CampaignFacts,
  RecipientFacts,
  TemplateFacts,
} from '../../../src/core/check-facts.ts';
import type { WorkspaceConfig } from '../../../src/core/config.ts';
import { workspaceConfigSchema } from '../../../src/core/config.ts';
import type { ConsentEvent, ConsentState } from '../../../src/core/consent.ts';
import { EMPTY_STATE, factText, foldEvent } from '../../../src/core/consent.ts';
import { POLICY_TABLE } from '../../../src/core/policies/index.ts';
import type { Standing, StandingQuestion } from '../../../src/core/standing.ts';
import { standing } from '../../../src/core/standing.ts';
import { NOT_LOOKED } from '../../../src/core/surroundings.ts';
import type { StoredTemplate, Template } from '../../../src/core/template.ts';
import { termsOf } from '../../../src/core/terms.ts';

/** The instant at which tests decide. */
export const NOW = Date.parse('2026-11-23T09:00:00Z');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** An instant as ledger events hold it, days away from `NOW`. */
export const daysAgo = (days: number): string => new Date(NOW - days * DAY).toISOString();

/** The question of a marketing campaign that accepts consent alone. */
export function question(change: Partial<StandingQuestion> = {}): StandingQuestion {
  return {
    purpose: 'newsletter',
    category: 'marketing',
    channel: 'whatsapp',
    bases: ['consent'],
    advertises: [],
    doubleOptIn: 'none',
    confirmations: ['number', 'elsewhere', 'none'],
    existingCustomerSignedOff: false,
    now: NOW,
    ...change,
  };
}

/** What is different of an event: any of its parts, lists readable alone. */
export type Happened = {
  readonly [K in keyof ConsentEvent]?:
    | (ConsentEvent[K] extends readonly (infer U)[] ? readonly U[] : ConsentEvent[K])
    | undefined;
};

/** An event of the ledger; without a change a consent for newsletters on WhatsApp, ten days old. */
export function event(change: Happened = {}): ConsentEvent {
  return {
    id: 'e',
    person: 'p',
    kind: 'given',
    purposes: ['newsletter'],
    channels: ['whatsapp'],
    occurredAt: daysAgo(10),
    recordedAt: daysAgo(9),
    source: 'web-form',
    ...(change.kind === undefined || change.kind === 'given' || change.kind === 'reaffirmed'
      ? { wording: { id: 'newsletter-de', version: '3' } }
      : {}),
    identifiers: ['+4915112340001'],
    ...change,
  } as ConsentEvent;
}

/** The state that events make, arriving in this order. */
export function folded(events: readonly ConsentEvent[]): ConsentState {
  return events.reduce(
    (state, one, index) => foldEvent(state, { event: one, seq: index + 1, fact: factText(one) }),
    EMPTY_STATE,
  );
}

/** Where somebody with this history stands. */
export function standingOf(events: readonly Happened[], change: Partial<StandingQuestion> = {}): Standing {
  return standing(folded(events.map((one) => event(one))), question(change));
}

/** A complete sale: all four conditions of § 7 (3) UWG but for the sign-off, which is the workspace's. */
export const SALE: Happened = {
  kind: 'basis-asserted',
  basis: 'existing-customer',
  occurredAt: daysAgo(20),
  sale: { reference: 'R-1', date: '2026-10-01', productGroup: 'chairs', notice: 'invoice 2026' },
};

/** A contract that is open. */
export const CONTRACT: Happened = {
  kind: 'basis-asserted',
  basis: 'contract',
  purposes: ['orders'],
  occurredAt: daysAgo(20),
  contract: { reference: 'C-1' },
};

/** Who sends, and how to stop: without it no advertising goes out. */
export const FOOTER = { type: 'FOOTER', text: 'Muster Handels GmbH · Abmelden: mit STOP antworten' };

/** A template with one variable in its body. */
export function template(change: Partial<Template> = {}): Template {
  return {
    id: '1',
    name: 'herbst_sale',
    language: 'de',
    status: 'APPROVED',
    category: 'MARKETING',
    parameterFormat: 'POSITIONAL',
    quality: 'GREEN',
    components: [{ type: 'BODY', text: 'Hallo {{1}}!' }, FOOTER],
    ...change,
  };
}

/** What holds for all templates of a workspace. */
export const SETTINGS = { language: 'de', timeZone: 'Europe/Berlin', now: NOW, marketingApi: true };

/** A template's copy. */
export function copyOf(change: Partial<Template> = {}): StoredTemplate {
  return { template: template(change), syncedAt: NOW, digest: `sha256:${'0'.repeat(64)}` };
}

/** A processor's papers, all in order at `NOW`. */
export const PAPERS = {
  selection: { on: '2026-01-20', by: 'N. N.', reason: 'party and storage in the EU' },
  agreement: {
    signedOn: '2026-02-01',
    document: 'https://files.example/agreement',
    review: {
      by: 'N. N.',
      on: '2026-02-03',
      points: { a: 'ok', b: 'ok', c: 'ok', d: 'ok', e: 'ok', f: 'ok', g: 'ok', h: 'ok' },
    },
  },
  measures: { reviewedOn: '2026-02-10' },
  subProcessorList: { reviewedOn: '2026-02-03' },
  transfers: [{ to: 'US', mechanism: 'dpf', listingCheckedOn: '2026-11-02', fallback: 'scc' }],
  storage: { region: 'DE' },
};

/** A text that people agree to. */
export const TEXT = {
  id: 'newsletter-de',
  version: 3,
  language: 'de',
  file: 'wordings/newsletter-de-3.txt',
  purposes: ['newsletter'],
  channels: ['whatsapp'],
} as const;

/** A workspace whose paperwork is in order. */
export function workspace(change: Readonly<Record<string, unknown>> = {}): WorkspaceConfig {
  return workspaceConfigSchema.parse({
    version: 1,
    policy: 'eu',
    controller: {
      name: 'Muster Handels GmbH',
      address: 'Musterstraße 1, 50667 Köln',
      country: 'DE',
      imprintUrl: 'https://muster.example/impressum',
      privacyNoticeUrl: 'https://muster.example/datenschutz',
      profileWebsites: ['https://muster.example'],
      contact: 'datenschutz@muster.example',
    },
    products: ['unrestricted'],
    purposes: {
      newsletter: { category: 'marketing', title: { en: 'Offers' } },
      orders: { category: 'utility', title: { en: 'Orders' } },
    },
    provider: {
      phoneNumberId: '1',
      wabaId: '2',
      token: 'secret',
      processor: {
        name: 'Example Messaging GmbH',
        country: 'DE',
        ...PAPERS,
      },
    },
    records: {
      legitimateInterest: ['suppression-list', 'evidence-archive', 'segmenting'].map((processing) => ({
        processing,
        by: 'N. N.',
        on: '2026-03-02',
      })),
    },
    wordings: [TEXT],
    notice: { given: 'on every form', document: 'privacy.pdf', by: 'N. N.', on: '2026-01-15' },
    ...change,
  });
}

/** A data protection officer's sign-off that holds at `NOW`. */
export const SIGNED_OFF = { by: 'N. N.', on: '2026-11-01', reason: 'letter of 3 May', until: '2027-05-31' };

/** A campaign that fills its one variable from the column first_name. */
export function campaign(change: Readonly<Record<string, unknown>> = {}): CampaignConfig {
  return campaignSchema.parse({
    version: 1,
    id: 'herbst-2026',
    purpose: 'newsletter',
    template: { name: 'herbst_sale', language: 'de' },
    recipients: { file: 'recipients.csv' },
    parameters: { body: { '1': { column: 'first_name' } } },
    ...change,
  });
}

/** A recipient against whom nothing speaks. */
export function recipientFacts(change: Partial<RecipientFacts> = {}): RecipientFacts {
  return {
    standing: standingOf([{}]),
    question: question(),
    policy: POLICY_TABLE.eu,
    country: 'DE',
    terms: termsOf(workspace(), undefined),
    lastUsedAt: undefined,
    age: undefined,
    lineType: 'mobile',
    parameterProblems: [],
    template: template(),
    language: 'de',
    existing: undefined,
    keyFault: undefined,
    frequencyUntil: undefined,
    limitedUntil: undefined,
    windowOpensAt: undefined,
    windowBars: [],
    startsAt: undefined,
    isOver: false,
    ...change,
  };
}

/** A recipient with this history, asked this question. */
export function factsOf(events: readonly Happened[], change: Partial<StandingQuestion> = {}): RecipientFacts {
  return recipientFacts({ standing: standingOf(events, change), question: question(change) });
}

/** A provider and an account against which nothing speaks. */
export function accountFacts(change: Partial<AccountFacts> = {}): AccountFacts {
  return {
    config: workspace(),
    policies: [POLICY_TABLE.eu],
    overrides: { severities: {}, inForce: [], expired: [] },
    inboxAt: NOW,
    surroundings: NOT_LOOKED,
    now: NOW,
    ...change,
  };
}

/** A template against which nothing speaks. */
export function templateFacts(
  change: Partial<TemplateFacts['template']> = {},
  rest: Partial<CampaignFacts> = {},
): TemplateFacts {
  return { ...campaignFacts(rest), template: template(change) };
}

/** A campaign against which nothing speaks. */
export function campaignFacts(change: Partial<CampaignFacts> = {}): CampaignFacts {
  const { templates = new Map([['de', template()]]) } = change;
  return {
    categories: new Set([...templates.values()].flatMap((one) => one?.category ?? [])),
    ...accountFacts(),
    campaign: campaign(),
    purpose: 'newsletter',
    plannedAt: undefined,
    bases: ['consent'],
    category: 'marketing',
    templateName: 'herbst_sale',
    templates: new Map([['de', template()]]),
    ...change,
  };
}
