/** A run's forecast while it sends: the queue is read now and then, and told forward in between. */
import { TARGET } from '../core/pacer.ts';
import type { DayContacts } from '../core/ports.ts';
import { planCanary } from '../core/sending/canary.ts';
import { type DayLimit, type Forecast, type WaitingGroup, withoutSent } from '../core/sending/forecast.ts';
import { foresee } from '../core/sending/foresee.ts';
import { MOVING_DAY_MS } from '../core/sending/limits.ts';
import type { Contacts } from '../core/sending/moving-day.ts';
import { createPace, type Pace } from '../core/sending/pace.ts';
import type { SendingRules } from '../core/sending/scheduler.ts';
import { canaryRules, sentOut } from '../pipeline/canary.ts';
import { campaignRules } from '../pipeline/question.ts';
import { openSendWindow } from './send-window.ts';
import { allowedRate, type SendingParts } from './sending-parts.ts';
import type { OpenWorkspace } from './workspace.ts';

/** Where a run stands, and when the rest leaves. */
export interface Outlook {
  readonly pace: Pace;
  /** Messages that wait for a later time. */
  readonly held: number;
  /** Undefined until the queue was read for the first time. */
  readonly forecast: Forecast | undefined;
}

/** Looks ahead for one run. */
export interface Forecaster {
  /** Where it stands. `sent`: messages of this run that are out. Reads the queue anew, in the background, where it is time. */
  look(now: number, sent: number): Outlook;
  /** The newest forecast. */
  latest(): Forecast | undefined;
  /** Reads the queue. */
  read(): Promise<void>;
}

/** A forecast is made so often at most, milliseconds. */
const FORECAST_MS = 500;
/** The queue is read so often at most, and no more than a 200th of the time. */
const READ_MS = 5000;
const READ_SHARE = 200;

/** The queue at a moment. */
interface Reading {
  readonly groups: readonly WaitingGroup[];
  readonly contacts: DayContacts | undefined;
  /** Messages of the run that were out by then. */
  readonly sent: number;
  /** Messages that go out before the canary's wait; undefined: there is none to come. */
  readonly canaryLeft: number | undefined;
}

/** What a forecaster takes of a run. */
export type ForecastParts = Pick<SendingParts, 'campaign' | 'account' | 'limits'>;

const count = (groups: readonly WaitingGroup[]): number =>
  groups.reduce((sum, group) => sum + group.count, 0);

/** Reads what a forecast is made from. */
function reader({ store, session }: OpenWorkspace, { campaign, limits }: ForecastParts, rules: SendingRules) {
  const canary = canaryRules(campaign.config.sending, limits.canary);
  const isDayLimited =
    Number.isFinite(rules.messagingLimit ?? Infinity) || Number.isFinite(rules.messagesPerDay ?? Infinity);
  const canaryLeft = async (waiting: number): Promise<number | undefined> => {
    if (canary === undefined || (await store.runs.latest(campaign.id))?.canary !== undefined)
      return undefined;
    const out = sentOut(await store.journal.counts(campaign.id));
    const left = (planCanary(canary, waiting + out)?.size ?? 0) - out;
    return left > 0 ? left : undefined;
  };
  return {
    canaryMs: canary?.waitMs ?? 0,
    async read(sent: () => number): Promise<Reading> {
      const groups = await store.queue.waiting(campaign.id);
      const contacts = isDayLimited
        ? await store.queue.contacts(session.clock.now() - MOVING_DAY_MS)
        : undefined;
      return { groups, contacts, sent: sent(), canaryLeft: await canaryLeft(count(groups)) };
    },
  };
}

/** @param since messages that have left since the contacts were read */
function daysOf(rules: SendingRules, contacts: DayContacts | undefined, since: Contacts): DayLimit[] {
  const { messagingLimit = Infinity, messagesPerDay = Infinity } = rules;
  if (contacts === undefined) return [];
  const days: DayLimit[] = [
    { name: 'messaging-limit', limit: messagingLimit, contacts: [...contacts.people, since] },
    { name: 'messages-per-day', limit: messagesPerDay, contacts: [...contacts.messages, since] },
  ];
  return days.filter(({ limit }) => Number.isFinite(limit));
}

/** Makes a run's forecaster. */
export async function createForecaster(open: OpenWorkspace, parts: ForecastParts): Promise<Forecaster> {
  const { clock } = open.session;
  const { campaign, account, limits } = parts;
  const window = await openSendWindow(open, campaign.purpose);
  const messagingLimit = account.phoneNumber?.messagingLimit;
  const rules = campaignRules(open.workspace.config, campaign, {
    now: clock.now(),
    window,
    messagingLimit,
  });
  const allowed = allowedRate(open, parts) * TARGET;
  const { canaryMs, read } = reader(open, parts, rules);
  const pace = createPace(clock.now());
  let sent = 0;
  let reading: Reading | undefined;
  let newest: Forecast | undefined;
  let readAgainAt = Number.NEGATIVE_INFINITY;

  const readNow = async (): Promise<void> => {
    const startedAt = clock.now();
    readAgainAt = Number.POSITIVE_INFINITY;
    try {
      reading = await read(() => sent);
      newest = undefined;
    } finally {
      readAgainAt = clock.now() + Math.max(READ_MS, READ_SHARE * (clock.now() - startedAt));
    }
  };
  const ahead = (now: number, { groups, contacts, ...read }: Reading): Forecast => {
    const since = Math.max(0, sent - read.sent);
    const { limit, until, wait } = limits;
    return foresee({
      now,
      perSecond: Math.min(allowed, pace.reached() ?? allowed),
      groups: withoutSent(groups, since, now),
      rules,
      days: daysOf(rules, contacts, { at: now, count: since }),
      run: {
        limit: limit === undefined ? undefined : Math.max(0, limit - sent),
        until,
        isPatient: wait === true,
        pause: read.canaryLeft === undefined ? undefined : { after: read.canaryLeft - since, ms: canaryMs },
      },
    });
  };
  return {
    look(now, out) {
      sent = out;
      pace.saw(now, out);
      if (now >= readAgainAt) {
        void readNow().catch(() => {
          // A busy store must not stop a run; the next reading tells the same.
        });
      }
      if (reading !== undefined && (newest === undefined || now - newest.madeAt >= FORECAST_MS))
        newest = ahead(now, reading);
      const held = reading?.groups.filter(({ dueAt, because }) => dueAt > now && because !== '') ?? [];
      return { pace, held: count(held), forecast: newest };
    },
    latest: () => newest,
    read: readNow,
  };
}
