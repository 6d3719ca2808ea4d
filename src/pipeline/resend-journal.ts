/** The journal as a plan sees it that takes up messages by the user's decision to send them again. */
import type { ExistingMessage, MessageJournal } from '../core/ports.ts';
import { mayResend, type ResendWish } from '../core/sending/resend.ts';

/** One contact less, where it is among them. */
function without(times: readonly number[], contact: number): readonly number[] {
  const index = times.indexOf(contact);
  return index < 0 ? times : times.filter((_, at) => at !== index);
}

/** What a plan takes up; `wish` undefined: nothing, it sees the journal as it is. `now` is in epoch milliseconds. */
export interface ResendPlan {
  readonly campaign: string;
  readonly wish: ResendWish | undefined;
  readonly now: number;
}

/**
 * Leaves out of what is known the messages that may be sent again, so that the plan decides anew about their people: consent,
 * windows, caps and parameters as for everybody. A message that failed was no contact; one that is unknown stays one.
 */
export function resendJournal(journal: MessageJournal, { campaign, wish, now }: ResendPlan): MessageJournal {
  if (wish === undefined) return journal;
  const isTaken = (message: ExistingMessage): boolean => mayResend(message, wish, now);
  return {
    ...journal,
    async existing(asked, phones) {
      const all = await journal.existing(asked, phones);
      return asked === campaign ? new Map([...all].filter(([, message]) => !isTaken(message))) : all;
    },
    async existingKeys(asked, keys) {
      const all = await journal.existingKeys(asked, keys);
      return asked === campaign ? new Map([...all].filter(([, message]) => !isTaken(message))) : all;
    },
    async contactsSince(purpose, phones, since) {
      const contacts = new Map(await journal.contactsSince(purpose, phones, since));
      for (const [phone, message] of await journal.existing(campaign, [...contacts.keys()])) {
        const { state, contactAt } = message;
        if (state !== 'failed' || contactAt === undefined || !isTaken(message)) continue;
        contacts.set(phone, without(contacts.get(phone) ?? [], contactAt));
      }
      return contacts;
    },
  };
}
