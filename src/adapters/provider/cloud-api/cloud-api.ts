import type { Provider } from '../../../core/ports.ts';
import { redactText } from '../../../core/redact.ts';
import type { Template } from '../../../core/template.ts';
import type { Dialect } from '../dialects.ts';
import type { ProviderOptions } from '../options.ts';
import { openConnection } from './connection.ts';
import { readPhoneNumber, UNKNOWN_PHONE_NUMBER } from './phone-number.ts';
import { createReader } from './read.ts';
import { createSender } from './send.ts';
import { cursorLister, offsetLister } from './templates.ts';

/** How much of what an API wrote goes into an error or an outcome, in characters. */
const LONGEST_DETAIL = 300;

/** Takes the token itself, whatever its form, then numbers and other secrets out of a text, and bounds its length. */
function redactor(token: string): (text: string) => string {
  // Cut first, generously: a page of HTML need not be searched whole, and a secret at the cut must still be seen whole.
  return (text) =>
    redactText(text.slice(0, 4 * LONGEST_DETAIL).replaceAll(token, '••••')).slice(0, LONGEST_DETAIL);
}

/** Opens a client of the Cloud API in a provider's dialect. */
export function openCloudApi(options: ProviderOptions, dialect: Dialect): Provider {
  const connection = openConnection(options, dialect);
  const redact = redactor(options.token.trim());
  const read = createReader(connection, redact);
  const { path, paging } = dialect.templates(options);
  const list = paging === 'cursor' ? cursorLister(read, path) : offsetLister(read, path);
  const phoneNumberPath = dialect.phoneNumber(options);

  return {
    send: createSender({
      connection,
      path: dialect.messages(options),
      now: () => options.clock.now(),
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
      if (phoneNumberPath === undefined) return UNKNOWN_PHONE_NUMBER;
      return readPhoneNumber(read, { path: phoneNumberPath, apiVersion: options.apiVersion }, signal);
    },
    close: () => connection.dispatcher.close(),
  };
}
