/** What became of a campaign's message to one person: its state, what it waits for or failed with, attempts, decisions. */
import { dispositionOf } from '../../core/api-errors.ts';
import type { PersonMessage } from '../../core/ports.ts';
import type { Messages } from '../../i18n/index.ts';
import { apiErrorText, failureAdvice, failureName, skipReason, word } from '../phrases.ts';
import type { Voice } from '../voice.ts';
import { printable } from './voice.ts';

/** The message, or its attempts, in lines: the first says where it stands, the others why. */
export interface Fate {
  readonly mark: '✓' | '✗' | '?' | '·';
  readonly text: string;
  readonly below: readonly string[];
}

/** Words for it. */
export interface FateVoice extends Voice {
  readonly fate: Messages['fate'];
}

const MARKS: Readonly<Record<PersonMessage['state'], Fate['mark']>> = {
  planned: '·',
  held: '·',
  sending: '·',
  accepted: '✓',
  sent: '✓',
  delivered: '✓',
  read: '✓',
  failed: '✗',
  skipped: '✗',
  unknown: '?',
};
/** So many of the newest attempts are told. */
const MOST_ATTEMPTS = 5;

/** `read 25 Nov 2026, 14:02 · delivered 25 Nov 2026, 14:01 · accepted …`, as far as it is known. */
function headText(message: PersonMessage, { texts, format }: FateVoice): string {
  const { states } = texts;
  const times = { read: message.readAt, delivered: message.deliveredAt, accepted: message.acceptedAt };
  const passed = (['read', 'delivered', 'accepted'] as const).flatMap((state) => {
    const at = times[state];
    return at === undefined ? [] : [{ state, said: `${states[state]} ${format.dayTime(at)}` }];
  });
  const isNamed = passed.some(({ state }) => state === message.state);
  const said = passed.map((one) => one.said);
  return [message.key ?? '', ...(isNamed ? [] : [states[message.state]]), ...said]
    .filter((part) => part !== '')
    .map(printable)
    .join(' · ');
}

function failureTexts({ code, title = '', detail }: PersonMessage, voice: FateVoice): string[] {
  if (code === undefined) return detail === undefined ? [] : [printable(detail)];
  const meaning = apiErrorText(code, voice)?.meaning;
  const disposition = dispositionOf(code);
  const name = printable(failureName({ code, title }, voice));
  return [
    meaning === undefined ? name : `${name}: ${meaning}`,
    `→ ${failureAdvice({ code, title, count: 1, disposition }, voice)}`,
  ];
}

/** What holds a message, and until when. */
function holdText({ reason = '', notBefore }: PersonMessage, { sending, format }: FateVoice): string {
  const [kind = '', code = ''] = reason.split(':');
  const why = kind === 'api' ? sending.holds.api(code) : word(sending.holds.limits, kind || 'other');
  return notBefore === undefined ? why : `${why}: ${format.dayTime(notBefore)}`;
}

function reasons(message: PersonMessage, voice: FateVoice): string[] {
  const { texts, fate, format } = voice;
  const { state, reason, notBefore } = message;
  switch (state) {
    case 'failed':
      return failureTexts(message, voice);
    case 'skipped':
      return reason === undefined ? [] : [skipReason(reason, voice)];
    case 'held':
      return [holdText(message, voice)];
    case 'planned':
      return notBefore === undefined ? [] : [fate.notBefore(format.dayTime(notBefore))];
    case 'accepted':
    case 'sending':
    case 'unknown':
      return [texts.stateMeanings[state]];
    default:
      return [];
  }
}

function attemptTexts({ attempts }: PersonMessage, { fate, format, ...voice }: FateVoice): string[] {
  const told = attempts.slice(-MOST_ATTEMPTS).map(({ startedAt, kind, code, detail }) => {
    const said = word(fate.kinds, kind);
    const title = detail ?? '';
    const why = code === undefined ? title : failureName({ code, title }, { ...voice, format });
    const what = why === '' ? said : `${said} (${printable(why)})`;
    return fate.attempt(format.dayTime(startedAt), what);
  });
  const more = attempts.length - told.length;
  return more > 0 ? [fate.moreAttempts(format.number(more)), ...told] : told;
}

/** What became of a message. */
export function fateOf(message: PersonMessage, voice: FateVoice): Fate {
  const { fate, format, texts } = voice;
  const decisions = (message.resends ?? []).map(({ at, state }) =>
    fate.resent(format.dayTime(at), word(texts.states, state)),
  );
  return {
    mark: MARKS[message.state],
    text: headText(message, voice),
    below: [...reasons(message, voice), ...attemptTexts(message, voice), ...decisions],
  };
}

/** The same as JSON: codes and times, no sentences. */
export function fateJson(message: PersonMessage, iso: (at: number | undefined) => string | null): object {
  const { state, reason, code, title } = message;
  return {
    key: message.key ?? null,
    row: message.row,
    plan: message.plan,
    state,
    reason: reason ?? null,
    notBefore: iso(message.notBefore),
    error: code === undefined ? null : { code, title: title ?? '', disposition: dispositionOf(code) },
    acceptedAt: iso(message.acceptedAt),
    deliveredAt: iso(message.deliveredAt),
    readAt: iso(message.readAt),
    attempts: message.attempts.map((one) => ({
      at: iso(one.startedAt),
      kind: one.kind,
      code: one.code ?? null,
      detail: one.detail ?? null,
    })),
    resends: (message.resends ?? []).map(({ at, state: before }) => ({ at: iso(at), before })),
  };
}
