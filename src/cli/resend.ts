/** Sending again what failed or is unknown: says what it risks, and asks. */
import { readPlanEntries } from '../adapters/plan-file/read-plan.ts';
import { type ResendWish, UNKNOWN_RESTS_MS } from '../core/sending/resend.ts';
import { formatNumber } from '../i18n/format.ts';
import { type ResendOffer, terminalResend } from '../report/index.ts';
import { confirms } from './confirm.ts';
import type { MadePlan } from './planning.ts';
import { terminalOptions } from './terminal-options.ts';
import type { OpenWorkspace } from './workspace.ts';

/** The options that say so. */
export interface ResendOptions {
  readonly resendFailed?: boolean;
  readonly resendUnknown?: boolean;
}

/** What the options ask for; undefined: nothing is sent again. */
export function resendWish(options: ResendOptions): ResendWish | undefined {
  const wish = { failed: options.resendFailed === true, unknown: options.resendUnknown === true };
  return wish.failed || wish.unknown ? wish : undefined;
}

/** People of whom facts are read at a time. */
const BATCH = 1000;

/** How many of the plan's messages would be sent again. */
async function countIn(
  open: OpenWorkspace,
  made: MadePlan,
  wish: ResendWish,
): Promise<{ failed: number; unknown: number }> {
  const now = open.session.clock.now();
  let [failed, unknown] = [0, 0];
  for await (const batch of readPlanEntries(made.dir, BATCH)) {
    const messages = batch.filter(({ decision }) => decision !== 'block');
    if (messages.length === 0) continue;
    const counted = await open.store.resends.count({ campaign: made.campaign.id, messages, wish, now });
    failed += counted.failed;
    unknown += counted.unknown;
  }
  return { failed, unknown };
}

async function offerOf(open: OpenWorkspace, made: MadePlan, wish: ResendWish): Promise<ResendOffer> {
  const { store, session } = open;
  const all = await store.resends.groups(made.campaign.id, session.clock.now() - UNKNOWN_RESTS_MS);
  return {
    groups: all.filter(({ state }) => wish[state]),
    ...(await countIn(open, made, wish)),
    lastWebhookAt: await store.webhooks.lastAt(),
  };
}

/**
 * Says what would be sent again and what that risks, and asks. Resolves to what is to be sent again, `undefined` where there
 * is nothing to decide, or `declined`. Throws as `confirms`.
 */
export async function decideResend(
  open: OpenWorkspace,
  made: MadePlan,
  { wish, yes }: { readonly wish: ResendWish; readonly yes: boolean | undefined },
): Promise<ResendWish | undefined | 'declined'> {
  const { session, workspace } = open;
  const offer = await offerOf(open, made, wish);
  const zone = workspace.config.defaults.timeZone;
  session.note(terminalResend(offer, { ...terminalOptions(session), zone }));
  if (offer.failed + offer.unknown === 0) return undefined;
  const { resends } = session.messages;
  const number = (count: number): string => formatNumber(session.globals.language, count);
  const counts = [number(offer.failed), number(offer.unknown)] as const;
  const question = resends.question(...counts);
  return (await confirms(session, { question, action: resends.action(...counts), yes })) ? wish : 'declined';
}
