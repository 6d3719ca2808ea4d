import { errorRow, isKnownErrorCode } from './error-table.ts';

/**
 * What happens to a message because of its recipient's last six digits:
 * `refuse` answers with the code, `fail` accepts and reports the code by webhook, `serverError` answers HTTP 500, `silence` accepts
 * and never answers, `disconnect` accepts and cuts the connection, `deliver` accepts and surely delivers.
 */
export type NumberScenario =
  | { readonly kind: 'refuse' | 'fail'; readonly code: number }
  | { readonly kind: 'serverError' | 'silence' | 'disconnect' | 'deliver' };

/** How often a number ending in 130429 is refused before it works. */
const RATE_LIMIT_REFUSALS = 2;

/**
 * The scenario of a number, or null for an ordinary one. Six-digit codes of the error table count, and 000500, 000408 and 000409;
 * shorter codes do not, since test numbers are often counted up from 000001.
 *
 * @param tries requests to this number so far, this one included
 */
export function findNumberScenario(number: string, tries: number): NumberScenario | null {
  const ending = number.slice(-6);
  if (ending.startsWith('000')) return shortScenario(ending);
  if (!ending.startsWith('13')) return null;
  const code = Number(ending);
  if (!isKnownErrorCode(code)) return null;
  if (code === 130429) return tries <= RATE_LIMIT_REFUSALS ? { kind: 'refuse', code } : { kind: 'deliver' };
  return { kind: errorRow(code).isAsync ? 'fail' : 'refuse', code };
}

function shortScenario(ending: string): NumberScenario | null {
  if (ending === '000500') return { kind: 'serverError' };
  if (ending === '000408') return { kind: 'silence' };
  return ending === '000409' ? { kind: 'disconnect' } : null;
}
