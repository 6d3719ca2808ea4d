/** What a campaign is sent once for: that it stays so, what went out for a key, and what waits without a row. */
import { ConsendError } from '../core/errors.ts';
import { onceColumn, onceKey } from '../core/once-key.ts';
import type { ExistingMessage, MessageJournal } from '../core/ports.ts';
import type { Recipient } from '../core/recipient.ts';
import type { CampaignInput } from './question.ts';

/** A campaign goes on as it began: who has which key could not be told of messages without one. Throws `campaign.once-changed`. */
export async function holdToOnce({
  campaign,
  journal,
}: {
  readonly campaign: CampaignInput;
  readonly journal: Pick<MessageJournal, 'onceFor'>;
}): Promise<void> {
  const known = await journal.onceFor(campaign.id);
  const wanted = onceColumn(campaign.config) === undefined ? 'person' : 'key';
  if (known !== undefined && known !== wanted)
    throw new ConsendError('campaign.once-changed', { params: { campaign: campaign.id, once: known } });
}

/** What the campaign has for the keys of these recipients. `keyAt`: place of the key's cell in `Recipient.values`. */
export async function existingKeys(
  {
    journal,
    campaignId,
    hasMessages,
  }: {
    readonly journal: Pick<MessageJournal, 'existingKeys'>;
    readonly campaignId: string;
    readonly hasMessages: boolean;
  },
  recipients: readonly Recipient[],
  keyAt: number,
): Promise<ReadonlyMap<string, ExistingMessage>> {
  if (!hasMessages) return new Map();
  return await journal.existingKeys(
    campaignId,
    recipients.map(({ values }) => onceKey(values[keyAt] ?? '')),
  );
}

/** Messages that wait in the journal and are not in the plan. `renewed`: rows whose message waits there. */
export async function waitingElsewhere(
  {
    campaign,
    journal,
  }: { readonly campaign: CampaignInput; readonly journal: Pick<MessageJournal, 'counts'> },
  renewed: number,
): Promise<number> {
  const { planned, held } = await journal.counts(campaign.id);
  return Math.max(0, planned + held - renewed);
}
