import { basename } from 'node:path';
import { createPhoneReader } from '../../adapters/phone/index.ts';
import type { CampaignAnswer } from '../../core/explanation.ts';
import { onceColumn, onceKey } from '../../core/once-key.ts';
import type { Recipient } from '../../core/recipient.ts';
import { askCampaign, journalBy, ledgerOf } from '../../pipeline/ask-campaign.ts';
import {
  type ExplainRequest,
  explainKnown,
  explainPerson,
  type KnownPerson,
  knownPerson,
} from '../../pipeline/explain.ts';
import { answerFor } from '../../pipeline/purposes.ts';
import { campaignAnswerJson, personJson } from '../../report/person/json.ts';
import { terminalCampaignAnswer } from '../../report/terminal/campaign-answer.ts';
import { terminalPerson } from '../../report/terminal/person.ts';
import { EXIT } from '../exit-codes.ts';
import { openPlanInputs, type PlanInputs } from '../plan-inputs.ts';
import { planMedia } from '../plan-media.ts';
import { openSendWindow } from '../send-window.ts';
import type { Session } from '../session.ts';
import { lookAround } from '../surroundings.ts';
import { checkTexts } from '../words.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';
import { explainParts, explainRequest, personOptions, type ShowOptions } from './consent-show.ts';

/** Options of `consend why`. */
export interface WhyOptions extends ShowOptions {
  readonly campaign?: string;
  readonly occurrence?: string;
}

/** The person as a row without cells. A user id has no country and no line. */
function aloneRow(
  open: OpenWorkspace,
  known: KnownPerson,
  identifier: string,
): Pick<Recipient, 'phone' | 'country' | 'lineType'> {
  const phone = [identifier, ...known.identifiers].find((one) => one.startsWith('+')) ?? identifier;
  const read = createPhoneReader().read(phone, open.workspace.config.defaults.country);
  return read.ok
    ? { phone: read.e164, country: read.country, lineType: read.lineType }
    : { phone, country: '', lineType: 'unknown' };
}

/** The campaign's decision as of the moment asked for, with the person as the campaign asks about them. */
async function answerOf(
  open: OpenWorkspace,
  request: ExplainRequest,
  inputs: PlanInputs,
): Promise<CampaignAnswer> {
  const { store, workspace } = open;
  const { campaign, preparation, reading } = inputs;
  const now = request.at ?? request.now;
  const known = await knownPerson(explainParts(open), request);
  const { personKey } = known;
  const { decided, rows, isInFile, campaignFindings, notRun, asked } = await askCampaign({
    workspace: workspace.config,
    campaign,
    preparation,
    ledger: ledgerOf(known),
    journal: journalBy(store.journal, store.records, { personKey, at: now }),
    inboxAt: await store.webhooks.lastAt(),
    surroundings: await lookAround(open, inputs.account),
    media: planMedia({ workspace, campaign, preparation }),
    ...(await openSendWindow(open, campaign.purpose)),
    now,
    reading,
    known,
    alone: aloneRow(open, known, request.identifier),
  });
  const { recipient, decision, entry } = decided;
  const sent =
    personKey === undefined || request.at !== undefined ? [] : await store.records.messages(personKey);
  const fileOf = ({ file }: { readonly file: number }): string => basename(campaign.recipients[file] ?? '');
  const column = onceColumn(campaign.config);
  const place = column === undefined ? -1 : preparation.columns.indexOf(column);
  return {
    person: explainKnown(known, request, (state) => [answerFor(state, asked)]),
    campaign: campaign.id,
    row: isInFile ? { row: recipient.row, file: fileOf(recipient) } : undefined,
    keys: rows
      .filter(() => place >= 0)
      .map((one) => ({
        key: onceKey(one.recipient.values[place] ?? ''),
        row: one.recipient.row,
        file: fileOf(one.recipient),
        decision: one.decision,
      })),
    template: campaign.config.template.name,
    language: entry.language ?? '',
    decision,
    problems: entry.problems ?? [],
    warnings: campaignFindings.filter(({ severity }) => severity !== 'block'),
    notRun,
    messages: sent.filter((message) => message.campaign === campaign.id),
  };
}

async function whyCampaign(
  open: OpenWorkspace,
  request: ExplainRequest,
  { file, occurrence }: { readonly file: string; readonly occurrence: string | undefined },
): Promise<CampaignAnswer> {
  const inputs = await openPlanInputs(open, { file, occurrence, now: request.at ?? request.now });
  try {
    return await answerOf(open, request, inputs);
  } finally {
    await inputs.reading.close();
  }
}

/** `consend why`: exit 0 whatever the answer is. */
export async function runWhy(session: Session, number: string, options: WhyOptions): Promise<number> {
  return await withWorkspace(session, async (open) => {
    const request = explainRequest(open, number, options);
    const checks = checkTexts(session.globals.language);
    const zone = open.workspace.config.defaults.timeZone;
    const { json } = session.globals;
    const page = { ...personOptions(open), messages: session.messages, checks };
    const print = async (document: object, text: string): Promise<number> => {
      await session.io.out(json ? `${JSON.stringify({ schema: 'consend.why/1', ...document })}\n` : text);
      return EXIT.ok;
    };
    if (options.campaign !== undefined) {
      const { campaign: file, occurrence } = options;
      const answer = await whyCampaign(open, request, { file, occurrence });
      return await print(campaignAnswerJson(answer, { zone, checks }), terminalCampaignAnswer(answer, page));
    }
    const person = await explainPerson(explainParts(open), request);
    return await print(personJson(person, { zone, checks }), terminalPerson(person, page));
  });
}
