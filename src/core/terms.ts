/**
 * What workspace and campaign state about the people they write to, beside the ledger: put together once for a campaign, so
 * that a check on a million people looks it up.
 */
import type { CampaignConfig } from './campaign-config.ts';
import type { WorkspaceConfig } from './config.ts';
import type { MinAge, NoticeStatement, WordingConfig } from './people-config.ts';

/** Registers of refusals or consents that somebody looked up, by the country's ISO 3166-1 alpha-2 code. */
export type RegisterLookUps = NonNullable<CampaignConfig['registers']>;

/** What a text says, as far as a decision hangs on it. */
export type WordingTerms = Pick<WordingConfig, 'controllers' | 'validFor' | 'withdrawal' | 'notice'>;

/** What is stated about people. */
export interface Terms {
  readonly registers: RegisterLookUps;
  /** The texts that are on file, by `id@version`. */
  readonly wordings: ReadonlyMap<string, WordingTerms>;
  /** Name of who sends, to be compared with whom a text names. */
  readonly controller: string;
  /** The statement that people were informed; undefined: the ledger or the text must say it of each. */
  readonly notice: NoticeStatement | undefined;
  readonly minAge: MinAge | undefined;
}

/** What of a campaign is stated about people. */
export interface CampaignStatements {
  readonly registers?: RegisterLookUps | undefined;
  readonly notice?: NoticeStatement | undefined;
  readonly minAge?: MinAge | undefined;
}

/** A company's name as names are compared: without case, blanks and dots. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.,]+/g, '');
}

/** What workspace and campaign state; of the notice, the campaign's own statement goes first. */
export function termsOf(
  config: Pick<WorkspaceConfig, 'controller' | 'notice' | 'wordings'>,
  campaign: CampaignStatements | undefined,
): Terms {
  return {
    registers: campaign?.registers ?? {},
    wordings: new Map(config.wordings.map((one) => [`${one.id}@${one.version}`, one])),
    controller: nameKey(config.controller.name),
    notice: campaign?.notice ?? config.notice,
    minAge: campaign?.minAge,
  };
}
