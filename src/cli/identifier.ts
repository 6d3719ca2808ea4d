/** A person as a user names one: a telephone number in any human form, or a business-scoped user id. */
import { createPhoneReader } from '../adapters/phone/index.ts';
import { ConsendError } from '../core/errors.ts';
import { maskPhone } from '../core/redact.ts';
import type { Session } from './session.ts';
import type { OpenWorkspace } from './workspace.ts';

/** `DE.13491208655302741918`: a country and an id that has no meaning elsewhere. */
const USER_ID = /^[A-Z]{2}\.[0-9A-Za-z]{6,}$/;

/** The canonical identifier behind an argument. Throws `usage.invalid` for what is neither. */
export function readIdentifier(
  { session, workspace }: Pick<OpenWorkspace, 'session' | 'workspace'>,
  argument: string,
): string {
  const text = argument.trim();
  if (USER_ID.test(text)) return text;
  const read = createPhoneReader().read(text, workspace.config.defaults.country);
  if (read.ok) return read.e164;
  const { rows } = session.messages.cli;
  throw new ConsendError('usage.invalid', { params: { detail: `"${text}" ${rows[read.code]}` } });
}

/** An identifier for people's eyes: a number masked unless `--show-numbers` lifts it, an id as it is. */
export function shownIdentifier(session: Session, identifier: string): string {
  if (!identifier.startsWith('+') || session.globals.showNumbers) return identifier;
  return maskPhone(identifier);
}
