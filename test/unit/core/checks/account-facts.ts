/** Facts about provider and account, and what a check finds lacking in them. */
import type { AccountFacts } from '../../../../src/core/check-facts.ts';
import { gapsOf, writesOf } from '../../../../src/core/gaps.ts';
import type { PhoneNumberInfo } from '../../../../src/core/ports.ts';
import { NOT_LOOKED, type Surroundings } from '../../../../src/core/surroundings.ts';
import { campaignFacts, NOW, PAPERS, workspace } from '../builders.ts';
import { onCampaign } from './run-check.ts';

const BARE = { phoneNumberId: '1', wabaId: '2', token: 'secret' };

/** What differs: of the provider, of its papers, of what was looked at, and the instant. */
export interface Setting {
  readonly provider?: object;
  readonly papers?: object | null;
  readonly around?: Partial<Surroundings>;
  readonly now?: string;
  /** Of the rest of `consend.yaml`. */
  readonly rest?: object;
}

/** Facts in which all is in order but what is named. */
export function factsOf({ provider, papers = {}, around, now, rest }: Setting): AccountFacts {
  const processor =
    papers === null ? undefined : { name: 'Example Messaging GmbH', country: 'DE', ...PAPERS, ...papers };
  return {
    ...campaignFacts({ config: workspace({ provider: { ...BARE, processor, ...provider }, ...rest }) }),
    surroundings: { ...NOT_LOOKED, ...around },
    now: now === undefined ? NOW : Date.parse(now),
  };
}

/** What a check finds lacking, as `reason` or `reason=about`; undefined: it finds nothing. */
export function lacking(code: string, setting: Setting): string[] | undefined {
  const result = onCampaign(code, factsOf(setting) as Parameters<typeof onCampaign>[1]);
  if (result === undefined || 'needs' in result) return undefined;
  return gapsOf(String(result.params?.gaps)).map(({ reason, about }) =>
    about === undefined ? reason : `${reason}=${about}`,
  );
}

/** What a check asks to write, as `below: line`. */
export function writing(code: string, setting: Setting): string[] {
  const result = onCampaign(code, factsOf(setting) as Parameters<typeof onCampaign>[1]);
  if (result === undefined || 'needs' in result || result.params?.write === undefined) return [];
  return writesOf(String(result.params.write)).map(({ below, line }) => `${below}: ${line}`);
}

/** A look at the platform that tells this of the number. */
export function numberOf(told: Partial<PhoneNumberInfo>): Partial<Surroundings> {
  return { platform: { number: told as PhoneNumberInfo } };
}
