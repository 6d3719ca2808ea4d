import type { Platform } from '../../../core/ports.ts';
import { redactText } from '../../../core/redact.ts';
import type { Template } from '../../../core/template.ts';
import type { Dialect } from '../dialects.ts';
import type { ProviderOptions } from '../options.ts';
import { accountCalls } from './account.ts';
import { createCaller } from './call.ts';
import { openConnection } from './connection.ts';
import { mediaCalls } from './media.ts';
import { readPhoneNumber, UNKNOWN_PHONE_NUMBER } from './phone-number.ts';
import { createSender, type SenderParts } from './send.ts';
import { templateCalls } from './template-calls.ts';
import { cursorLister, offsetLister } from './templates.ts';

/** How much of what an API wrote goes into an error or an outcome, in characters. */
const LONGEST_DETAIL = 300;

/** Takes the token itself, whatever its form, then numbers and other secrets out of a text, and bounds its length. */
function redactor(token: string): (text: string) => string {
  const hidden = [token, encodeURIComponent(token)].filter((secret) => secret !== '');
  return (text) => {
    // Cut first, generously: a page of HTML need not be searched whole, and a secret at the cut must still be seen whole.
    let shown = text.slice(0, 4 * LONGEST_DETAIL);
    for (const secret of hidden) shown = shown.replaceAll(secret, '••••');
    return redactText(shown).slice(0, LONGEST_DETAIL);
  };
}

/** Where marketing goes, if the settings send it a way of its own and the provider has it. */
function marketingOf(options: ProviderOptions, dialect: Dialect): SenderParts['marketing'] {
  if (options.marketingApi !== true || !dialect.has('marketingMessages')) return undefined;
  const { productPolicy, activitySharing } = options;
  return { path: dialect.path('marketingMessages'), settings: { productPolicy, activitySharing } };
}

/** Opens a client of the Cloud API in a provider's dialect. */
export function openCloudApi(options: ProviderOptions, dialect: Dialect): Platform {
  const connection = openConnection(options, dialect);
  const { clock, apiVersion } = options;
  const token = options.token.trim();
  const redact = redactor(token);
  const call = createCaller({ connection, clock, redact });
  const list = (name: string | undefined, signal: AbortSignal | undefined) => {
    const lister = dialect.paging === 'cursor' ? cursorLister : offsetLister;
    return lister(call, dialect.path('templates'))(name, signal);
  };
  const parts = { call, dialect, apiVersion, token };
  const account = accountCalls(parts);

  return {
    send: createSender({
      connection,
      path: dialect.path('messages'),
      marketing: marketingOf(options, dialect),
      now: () => clock.now(),
      redact,
    }),
    templates: (signal) => list(undefined, signal),
    async templatesByName(name, signal) {
      const found: Template[] = [];
      // The API's filter may match parts of names.
      for await (const page of list(name, signal))
        found.push(...page.filter((template) => template.name === name));
      return found;
    },
    async phoneNumber(signal) {
      if (!dialect.has('phoneNumber')) return UNKNOWN_PHONE_NUMBER;
      return readPhoneNumber(call, { path: dialect.path('phoneNumber'), apiVersion }, signal);
    },
    ...account,
    ...templateCalls(parts),
    ...mediaCalls(parts, account.token),
    close: () => connection.dispatcher.close(),
  };
}
