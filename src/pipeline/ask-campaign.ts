/** Asks one campaign about one person: the plan's own decision, about the row that the campaign has for them. */
import { RECIPIENT_CHECKS } from '../core/checks/index.ts';
import type { Finding } from '../core/decision.ts';
import { onceColumn } from '../core/once-key.ts';
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
  /** Each row that the files have for the person: several where the campaign is sent once for each key. */
  readonly rows: readonly Decided[];
  /** Whether a recipients file has a row for the person. */
  readonly isInFile: boolean;
  /** Findings on campaign, template and provider, those that block among them. */
  readonly campaignFindings: readonly Finding[];
  /** Checks that would need data to decide about this person. */
  readonly notRun: readonly SkippedCheck[];
  /** The question of the person's country, with the checks that ask the ledger alone. */
  readonly asked: CountryQuestion;
}

/** Rows of one person that are looked at: whoever has more has a test account. */
const MOST_ROWS = 1000;

/** The first rows for any of the identifiers, at most so many. Reads no further than that. */
async function rowsOf(
  reading: RecipientsReading,
  identifiers: ReadonlySet<string>,
  most: number,
): Promise<Recipient[]> {
  const rows: Recipient[] = [];
  for await (const { recipients } of reading.batches()) {
    for (const recipient of recipients) if (identifiers.has(recipient.phone)) rows.push(recipient);
    if (rows.length >= most) break;
  }
  return rows.slice(0, most);
}

/** Of several rows the one to tell of: the first that may go out, now or later. */
function worthTelling(rows: readonly Decided[]): Decided | undefined {
  const by = (verdict: string) => rows.find(({ decision }) => decision.verdict === verdict);
  return by('send') ?? by('hold') ?? rows[0];
}

/** Checks that ask for a row's cells: nothing can be said of cells that nobody has. */
const ABOUT_PERSON = RECIPIENT_CHECKS.filter(({ code }) => !/^(template|recipient\.key-)/.test(code));

/** Decides about the person as the campaign's plan would. */
export async function askCampaign(request: AskCampaignRequest): Promise<CampaignDecision> {
  const identifiers = new Set([...request.known.identifiers, request.alone.phone]);
  const most = onceColumn(request.campaign.config) === undefined ? 1 : MOST_ROWS;
  const found = await rowsOf(request.reading, identifiers, most);
  const isInFile = found.length > 0;
  const context = await prepareDeciding({ ...request, checks: isInFile ? undefined : ABOUT_PERSON });
  const values = context.columns.map(() => '');
  const alone = { ...request.alone, row: 0, file: 0, values, original: '' };
  const rows = await decideBatch(context, isInFile ? found : [alone]);
  const decided = worthTelling(rows);
  if (decided === undefined) throw new RangeError('a recipient without decision');
  const { campaign, template } = context.shared;
  const { country } = decided.recipient;
  const standingRules = rulesFor({
    config: request.workspace,
    now: request.now,
    campaign: sceneOf(request.campaign, request.preparation.columns),
    checks: STANDING_CHECKS,
  });
  return {
    decided,
    rows: isInFile ? rows : [],
    isInFile,
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

/** What asking wants of a journal. */
type AskedJournal = DecidingRequest['journal'];

/** What a campaign's journal held on the person by an instant (epoch milliseconds): a later message forbids none before it. */
export function journalBy(
  journal: MessageJournal,
  records: Pick<PersonRecords, 'messages'>,
  { personKey, at }: { readonly personKey: number | undefined; readonly at: number },
): AskedJournal {
  return {
    counts: (campaign) => journal.counts(campaign),
    onceFor: (campaign) => journal.onceFor(campaign),
    putOffElsewhere: (campaign, code) => journal.putOffElsewhere(campaign, code),
    async existingKeys(campaign, keys) {
      const all = new Map(await journal.existingKeys(campaign, keys));
      if (all.size === 0 || personKey === undefined) return all;
      for (const one of await records.messages(personKey))
        if (one.campaign === campaign && one.key !== undefined && beganAfter(one, at)) all.delete(one.key);
      return all;
    },
    async existing(campaign, phones) {
      const all = await journal.existing(campaign, phones);
      if (all.size === 0 || personKey === undefined) return all;
      const messages = await records.messages(personKey);
      const own = messages.filter((one) => one.campaign === campaign);
      return own.every((one) => beganAfter(one, at)) ? new Map() : all;
    },
    async lastContacts(purpose, phones) {
      const all = await journal.contactsSince(purpose, phones, 0);
      const last = [...all].map(([phone, times]) => [phone, times.findLast((time) => time <= at)] as const);
      return new Map(last.flatMap(([phone, time]) => (time === undefined ? [] : [[phone, time] as const])));
    },
    async contactsSince(purpose, phones, since) {
      const all = await journal.contactsSince(purpose, phones, since);
      return new Map([...all].map(([phone, times]) => [phone, times.filter((time) => time <= at)]));
    },
  };
}
