/** The journal of messages in SQLite. */
import type { Clock, MessageJournal } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';
import { admit, lapse, recover, supersede } from './journal-admit.ts';
import { contactsSince, existing, lastContacts, peopleSince, putOffElsewhere } from './journal-contacts.ts';
import { exchange } from './journal-exchange.ts';
import { countWebhookOutcomes } from './journal-late.ts';
import { watchDay } from './journal-limits.ts';
import { existingKeys, type OnceTools, onceFor } from './journal-once.ts';
import { countOptOuts, countOptOutsSince, stopsAfter } from './journal-opt-outs.ts';
import {
  countByState,
  countFailures,
  countHolds,
  countSkips,
  dueNext,
  firstSent,
  messagePages,
} from './journal-reports.ts';
import { applyStatuses, type StatusTools } from './journal-statuses.ts';

/** What the journal works with beside its database. */
export interface JournalTools extends StatusTools, OnceTools {
  readonly clock: Clock;
}

/** The journal of a store. */
export function openSqliteJournal(connection: Connection, tools: JournalTools): MessageJournal {
  const { storeId, clock } = tools;
  const day = watchDay();
  return {
    admit: async (campaign, plan, messages) =>
      connection.write(() => admit(connection, tools, { campaign, plan, messages, now: clock.now() })),
    supersede: async (campaign, plan) => connection.write(() => supersede(connection, campaign, plan)),
    recover: async (campaign, now) => connection.write(() => recover(connection, campaign, now)),
    async exchange(request) {
      try {
        return connection.write(() => exchange(connection, { storeId, day }, request));
      } catch (error) {
        day.forget();
        throw error;
      }
    },
    lapse: async (campaign, reason) => connection.write(() => lapse(connection, campaign, reason)),
    applyStatuses: async (statuses) => connection.write(() => applyStatuses(connection, tools, statuses)),
    counts: async (campaign) => connection.read(() => countByState(connection, campaign)),
    nextDue: async (campaign) => connection.read(() => dueNext(connection, campaign, clock.now())),
    firstSent: async (campaign, since) => connection.read(() => firstSent(connection, campaign, since)),
    failures: async (campaign) => connection.read(() => countFailures(connection, campaign)),
    skips: async (campaign) => connection.read(() => countSkips(connection, campaign)),
    optOuts: async (campaign) => connection.read(() => countOptOuts(connection, campaign)),
    stops: async (campaign) => connection.read(() => stopsAfter(connection, campaign)),
    optOutsSince: async (campaign, after) =>
      connection.read(() => countOptOutsSince(connection, campaign, after)),
    webhookOutcomes: async (campaign) => connection.read(() => countWebhookOutcomes(connection, campaign)),
    holds: async (campaign) => connection.read(() => countHolds(connection, campaign)),
    messages: (campaign) => messagePages(connection, campaign),
    existing: async (campaign, phones) => connection.read(() => existing(connection, campaign, phones)),
    existingKeys: async (campaign, keys) =>
      connection.read(() => existingKeys(connection, tools, { campaign, keys })),
    onceFor: async (campaign) => connection.read(() => onceFor(connection, campaign)),
    contactsSince: async (purpose, phones, since) =>
      connection.read(() => contactsSince(connection, { purpose, phones, since })),
    lastContacts: async (purpose, phones) => connection.read(() => lastContacts(connection, purpose, phones)),
    putOffElsewhere: async (campaign, code) =>
      connection.read(() => putOffElsewhere(connection, campaign, code)),
    peopleSince: async (since) => connection.read(() => peopleSince(connection, since)),
  };
}
