/** Asks one campaign about one person: the plan's own decision, about the row that the campaign has for them. */
import { RECIPIENT_CHECKS } from '../core/checks/index.ts';
import type { Finding } from '../core/decision.ts';
import type {
  Ledger,
  MessageJournal,
  PersonMessage,
  PersonRecords,
  RecipientsReading,
} from '../core/ports.ts';
import type { Recipient } from '../core/recipient.ts';
import { rulesFor } from '../core/rules.ts';
import type { SkippedCheck } from '../core/run-checks.ts';
import type { Decided } from './decide.ts';
import { decideBatch } from './decide.ts';
import type { KnownPerson } from './explain.ts';
import { leftOut } from './not-run.ts';
import { type DecidingRequest, prepareDeciding } from './prepare.ts';
import { type CountryQuestion, STANDING_CHECKS, sceneOf } from './question.ts';

/** What asking takes. */
export interface AskCampaignRequest extends DecidingRequest {
  readonly reading: RecipientsReading;
  readonly known: KnownPerson;
  /** The person as a row without cells, for whom no file has a row. */
  readonly alone: Pick<Recipient, 'phone' | 'country' | 'lineType'>;
}

/** The decision, and what was decided about. */
export interface CampaignDecision {
  readonly decided: Decided;
  /** Whether a recipients file has a row for the person. */
  readonly isInFile: boolean;
  /** Findings on campaign, template and provider, those that block among them. */
  readonly campaignFindings: readonly Finding[];
  /** Checks that would need data to decide about this person. */
  readonly notRun: readonly SkippedCheck[];
  /** The question of the person's country, with the checks that ask the ledger alone. */
  readonly asked: CountryQuestion;
}

/** The first row for any of the identifiers. Reads no further than that. */
async function rowOf(
  reading: RecipientsReading,
  identifiers: ReadonlySet<string>,
): Promise<Recipient | undefined> {
  for await (const { recipients } of reading.batches()) {
    const found = recipients.find(({ phone }) => identifiers.has(phone));
    if (found) return found;
  }
  return undefined;
}

/** Checks that ask for a row's cells: nothing can be said of cells that nobody has. */
const ABOUT_PERSON = RECIPIENT_CHECKS.filter(({ code }) => !code.startsWith('template.'));

/** Decides about the person as the campaign's plan would. */
export async function askCampaign(request: AskCampaignRequest): Promise<CampaignDecision> {
  const identifiers = new Set([...request.known.identifiers, request.alone.phone]);
  const row = await rowOf(request.reading, identifiers);
  const context = await prepareDeciding({ ...request, checks: row ? undefined : ABOUT_PERSON });
  const values = context.columns.map(() => '');
  const recipient = row ?? { ...request.alone, row: 0, file: 0, values, original: '' };
  const [decided] = await decideBatch(context, [recipient]);
  if (decided === undefined) throw new RangeError('a recipient without decision');
  const { campaign, template } = context.shared;
  const { country } = recipient;
  const standingRules = rulesFor({
    config: request.workspace,
    now: request.now,
    campaign: sceneOf(request.campaign, request.preparation.columns),
    checks: STANDING_CHECKS,
  });
  return {
    decided,
    isInFile: row !== undefined,
    campaignFindings: [...campaign, ...template],
    notRun: leftOut(context).filter(({ why }) => why === 'no-data'),
    asked: { rules: standingRules.of(country), question: context.asked(country).question },
  };
}

/** A ledger that knows one person as of a moment. */
export function ledgerOf({ identifiers, personKey, state }: KnownPerson): Pick<Ledger, 'states'> {
  const known = new Set(personKey === undefined ? [] : identifiers);
  return {
    states: async (asked) => ({ at: (place) => (known.has(asked[place] ?? '') ? state : undefined) }),
  };
}

/** Whether a message went out after an instant; one of which no time is known may have gone out before. */
function beganAfter({ acceptedAt, attempts }: PersonMessage, at: number): boolean {
  const times = attempts.map(({ startedAt }) => startedAt);
  if (acceptedAt !== undefined) times.push(acceptedAt);
  return times.length > 0 && Math.min(...times) > at;
}

/** What a campaign's journal held on the person by an instant (epoch milliseconds): a later message forbids none before it. */
export function journalBy(
  journal: MessageJournal,
  records: Pick<PersonRecords, 'messages'>,
  { personKey, at }: { readonly personKey: number | undefined; readonly at: number },
): Pick<MessageJournal, 'counts' | 'existing' | 'contactsSince'> {
  return {
    counts: (campaign) => journal.counts(campaign),
    async existing(campaign, phones) {
      const all = await journal.existing(campaign, phones);
      if (all.size === 0 || personKey === undefined) return all;
      const messages = await records.messages(personKey);
      const own = messages.filter((one) => one.campaign === campaign);
      return own.every((one) => beganAfter(one, at)) ? new Map() : all;
    },
    async contactsSince(purpose, phones, since) {
      const all = await journal.contactsSince(purpose, phones, since);
      return new Map([...all].map(([phone, times]) => [phone, times.filter((time) => time <= at)]));
    },
  };
}
