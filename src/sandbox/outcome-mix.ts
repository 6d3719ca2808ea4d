import type { SandboxProfile } from './profile.ts';
import type { RandomStream } from './random.ts';

/** How a person reacts to a message read: an answer, a tap on a button, or a stop in one of three ways. */
export type Reaction =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tap'; readonly buttonIndex: number }
  | { readonly kind: 'stop' };

/** Times in virtual milliseconds since the epoch; null where it never happens. */
export interface MessageFate {
  readonly sentAt: number;
  readonly deliveredAt: number | null;
  readonly readAt: number | null;
  /** Code and time of the failure; then nothing is delivered. */
  readonly failure: { readonly code: number; readonly at: number } | null;
  readonly reaction: (Reaction & { readonly at: number }) | null;
}

/** What is decided before chance has its say. */
export interface FateFrame {
  readonly acceptedAt: number;
  /** The failure that a scenario or an opt-out demands. */
  readonly failureCode: number | null;
  /** Whether chance may not fail or lose the message. */
  readonly isSurelyDelivered: boolean;
  readonly isMarketing: boolean;
  /** Whether the limit of marketing per person applies, which other businesses use up too. */
  readonly isMarketingCapped: boolean;
  /** Labels of the template's quick replies with their index among all buttons. */
  readonly quickReplies: readonly { readonly index: number; readonly label: string }[];
}

const ANSWERS = [
  'Danke!',
  'Schöne Grüße',
  'Wie lange gilt das?',
  'Ok, thanks',
  'Merci 🙂',
  'Bis morgen / à demain',
];
const STOP_LABEL = /stop|opt.?out|unsubscribe|abmeld|abbestell/i;

/** Draws what becomes of a message. Always draws the same amount, so that one share's change leaves the others' outcomes alone. */
export function drawFate(
  frame: FateFrame,
  profile: Pick<SandboxProfile, 'outcomes' | 'delays'>,
  random: RandomStream,
): MessageFate {
  const { outcomes, delays } = profile;
  const chance = { failed: random.next(), delivered: random.next(), read: random.next() };
  const sentAt = frame.acceptedAt + random.between(...delays.sentMs);
  const deliveredAt = Math.max(frame.acceptedAt + random.between(...delays.deliveredMs), sentAt + 1);
  const readAt = Math.max(frame.acceptedAt + random.between(...delays.readMs), deliveredAt + 1);
  const drawnReaction = drawReaction(frame, outcomes, random);
  const reactionAt = readAt + random.between(...delays.replyMs);
  const drawnCode = chance.failed < outcomes.failed ? drawFailure(frame, random) : null;
  const code = frame.failureCode ?? (frame.isSurelyDelivered ? null : drawnCode);
  if (code !== null)
    return { sentAt, deliveredAt: null, readAt: null, failure: { code, at: sentAt }, reaction: null };
  const isDelivered = frame.isSurelyDelivered || chance.delivered < outcomes.delivered;
  const isRead = isDelivered && chance.read < outcomes.read;
  return {
    sentAt,
    deliveredAt: isDelivered ? deliveredAt : null,
    readAt: isRead ? readAt : null,
    failure: null,
    reaction: isRead && drawnReaction !== null ? { ...drawnReaction, at: reactionAt } : null,
  };
}

// Unreachable people make up most failures; the limit per person and holdout experiments concern marketing alone.
function drawFailure(frame: FateFrame, random: RandomStream): number {
  const draw = random.next();
  if (!frame.isMarketing || draw < 0.7) return 131026;
  if (draw >= 0.95) return 130472;
  return frame.isMarketingCapped ? 131049 : 131026;
}

function drawReaction(
  frame: FateFrame,
  outcomes: SandboxProfile['outcomes'],
  random: RandomStream,
): Reaction | null {
  const [stopDraw, replyDraw, mannerDraw] = [random.next(), random.next(), random.next()];
  if (stopDraw < outcomes.stop) return chooseStop(frame, mannerDraw);
  if (replyDraw >= outcomes.reply) return null;
  const buttons = frame.quickReplies.filter(({ label }) => !STOP_LABEL.test(label));
  const button = buttons[Math.floor(mannerDraw * buttons.length * 2)];
  if (button !== undefined) return { kind: 'tap', buttonIndex: button.index };
  return { kind: 'text', text: ANSWERS[Math.floor(mannerDraw * ANSWERS.length)] ?? 'Ok' };
}

function chooseStop(frame: FateFrame, draw: number): Reaction {
  const button = frame.quickReplies.find(({ label }) => STOP_LABEL.test(label));
  if (frame.isMarketing && draw < 0.4) return { kind: 'stop' };
  return button !== undefined && draw < 0.7
    ? { kind: 'tap', buttonIndex: button.index }
    : { kind: 'text', text: 'STOP' };
}
