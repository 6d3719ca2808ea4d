import { type CheckedSend, checkSend, type SendArrival } from './check-send.ts';
import { isMarketingCapped, isMarketingKeptBack } from './marketing-cap.ts';
import { planMessageEvents, wamidFrom } from './message-events.ts';
import { findNumberScenario, type NumberScenario } from './number-scenarios.ts';
import { drawFate } from './outcome-mix.ts';
import { countTowardsPause, type Hold, holdForPacing } from './pacing.ts';
import { takePairTurn } from './pair-rate.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { TemplateShape } from './template-shape.ts';
import { disturbEvents } from './webhook-faults.ts';
import type { StatusPricing } from './webhook-payload.ts';
import type { World } from './world.ts';

/** How a send ends for the one who asked: with an answer, without one, or with a cut connection. */
export type SendResult =
  | { readonly kind: 'accepted'; readonly body: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'silence' }
  | { readonly kind: 'disconnect' };

/** Service messages per month and number that cost nothing. Source: Meta, pricing (30 Sep 2026). */
const FREE_SERVICE_MESSAGES = 1_000;

/** Checks a send, counts it, and plans its statuses. The body is the request's, parsed. */
export function sendMessage(world: World, body: unknown, arrival: SendArrival): SendResult {
  const send = checkSend(world, body, arrival);
  if ('code' in send) return { kind: 'refused', refusal: send };
  // Real people's numbers name no outcomes: a simulation of a campaign switches this off.
  const scenario = world.profile.numberScenarios
    ? findNumberScenario(send.envelope.recipient.number, send.person.tries)
    : null;
  if (scenario?.kind === 'serverError')
    return { kind: 'refused', refusal: refuse(131000, 'The number asks for a server error') };
  if (scenario?.kind === 'refuse') {
    const refusal = refuse(scenario.code, `The number asks for code ${scenario.code}`);
    return { kind: 'refused', refusal };
  }
  const answer = accept(world, send, { scenario, nowMs: arrival.nowMs });
  if (scenario?.kind === 'silence' || scenario?.kind === 'disconnect') return { kind: scenario.kind };
  return { kind: 'accepted', body: answer };
}

function accept(
  world: World,
  send: CheckedSend,
  { scenario, nowMs }: { readonly scenario: NumberScenario | null; readonly nowMs: number },
): string {
  const { run, random, profile } = world;
  const { person, entry } = send;
  const { recipient, correlationId } = send.envelope;
  takePairTurn(person, nowMs);
  if (person.windowOpenUntil <= nowMs) run.messagingLimit.count(person.id, nowMs);
  run.counters.noteAccepted(recipient.number, correlationId, nowMs);
  person.accepted += 1;
  const hold = entry === null ? null : holdForPacing(world, entry, nowMs);
  if (entry !== null) countTowardsPause(world, entry);
  const key = `${recipient.number}:${person.accepted}`;
  // The own id is part of the key: a later campaign to the same people gets other message ids though the seed is the same.
  const wamid = wamidFrom(world, `wamid:${key}:${correlationId ?? ''}`);
  const isMarketing = entry?.template.category === 'MARKETING';
  const fate = drawFate(
    {
      acceptedAt: hold?.until ?? nowMs,
      failureCode: failureOf(scenario) ?? failureFor(world, send, { hold, nowMs }),
      isSurelyDelivered: scenario !== null,
      isMarketing,
      isMarketingCapped: isMarketing && isMarketingCapped(world, person.id),
      quickReplies: quickRepliesOf(entry?.shape ?? null),
    },
    profile,
    random.streamFor(`fate:${key}`),
  );
  const events = planMessageEvents(world, { send, wamid, fate, pricing: priceOf(world, send, nowMs) });
  const { webhooks } = run.faults.faults;
  run.webhooks.plan(disturbEvents(events, webhooks, random.streamFor(`webhook:${key}`)));
  return renderAcceptance(send, wamid, hold !== null);
}

function failureOf(scenario: NumberScenario | null): number | null {
  return scenario?.kind === 'fail' ? scenario.code : null;
}

// What the platform reports of its own accord: a dropped hold, a person's stop, the limit of marketing per person.
function failureFor(
  world: World,
  { person, entry }: CheckedSend,
  { hold, nowMs }: { readonly hold: Hold | null; readonly nowMs: number },
): number | null {
  if (entry?.template.category === 'MARKETING') {
    if (person.hasStoppedMarketing) return 131050;
    if (isMarketingKeptBack(world, person, nowMs)) return 131049;
  }
  return hold?.isDropped === true ? 132015 : null;
}

function quickRepliesOf(shape: TemplateShape | null): { index: number; label: string }[] {
  if (shape === null) return [];
  return shape.buttons.flatMap(({ type, label }, index) =>
    type === 'QUICK_REPLY' ? [{ index, label }] : [],
  );
}

// Since October 2026 templates are charged inside the service window too. Source: Meta, pricing (30 Sep 2026).
function priceOf(world: World, { entry, isMarketingApi }: CheckedSend, nowMs: number): StatusPricing {
  if (entry !== null) {
    const isLite = isMarketingApi && world.profile.marketingApi === 'ONBOARDED';
    const category = isLite ? 'marketing_lite' : entry.template.category.toLowerCase();
    return { billable: true, type: 'regular', category };
  }
  const isFree = world.run.nextServiceMessage(monthOf(nowMs)) <= FREE_SERVICE_MESSAGES;
  return { billable: !isFree, type: isFree ? 'free_customer_service' : 'regular', category: 'service' };
}

function monthOf(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, 7);
}

function renderAcceptance(
  { envelope, entry, isMarketingApi }: CheckedSend,
  wamid: string,
  isHeld: boolean,
): string {
  const { input, waId, number } = envelope.recipient;
  const contact = waId === null ? { input, user_id: number } : { input, wa_id: waId };
  const status = isHeld ? 'held_for_quality_assessment' : 'accepted';
  const message = entry === null ? { id: wamid } : { id: wamid, message_status: status };
  return JSON.stringify({
    messaging_product: 'whatsapp',
    contacts: [contact],
    messages: [message],
    ...(isMarketingApi ? { success: true } : {}),
  });
}
