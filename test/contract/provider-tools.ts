/** What the parts of a provider's contract share. */
import type { ProviderOptions } from '../../src/adapters/provider/index.ts';
import type { ConsendError } from '../../src/core/errors.ts';
import type { OutgoingMessage, Platform } from '../../src/core/ports.ts';
import type { Template } from '../../src/core/template.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';

/** What of the account a dialect can reach beside sending and listing templates. */
export interface Reach {
  /** Number, account, token, health, webhooks, single templates and samples. */
  readonly nodes: boolean;
}

/** What a dialect hands to the contract. */
export interface DialectMaker {
  readonly reach: Reach;
  /** Settings that reach this sandbox by the dialect, and what stands between, if anything. */
  open(sandbox: Sandbox): Promise<{
    settings: Pick<ProviderOptions, 'kind' | 'baseUrl' | 'token'> & Partial<ProviderOptions>;
    close(): Promise<void>;
  }>;
}

/** What a contract's test works with. */
export interface Bench {
  readonly reach: Reach;
  readonly sandbox: Sandbox;
  readonly provider: Platform;
  /** The token in use, which must be seen nowhere. */
  readonly token: string;
  /** Opens another sandbox of this profile and a provider of the dialect for it. */
  fresh(
    profile: object,
    changes?: Partial<ProviderOptions>,
  ): Promise<{ sandbox: Sandbox; provider: Platform }>;
}

/** A message that fits the sandbox's own `autumn_offer`. */
export const OFFER: OutgoingMessage = {
  to: '+4915112345678',
  template: 'autumn_offer',
  language: 'de',
  components: [
    {
      type: 'body',
      parameters: [
        { kind: 'text', text: 'Jörg' },
        { kind: 'text', text: '30.11.' },
      ],
    },
  ],
  correlation: 'c42/r000001/a1',
  category: 'MARKETING',
};

/** Fails in a way that is expected; gives the error. */
export const failure = (promise: Promise<unknown>): Promise<ConsendError> =>
  promise.then(
    () => Promise.reject(new Error('did not fail')),
    (error: ConsendError) => error,
  );

/** All templates of a listing and the sizes of its pages. */
export async function listed(provider: Platform): Promise<{ templates: Template[]; pages: number }> {
  const templates: Template[] = [];
  let pages = 0;
  for await (const page of provider.templates()) {
    templates.push(...page);
    pages += 1;
  }
  return { templates, pages };
}
