import { countryOfNumber } from '../../adapters/phone/index.ts';
import { sha256 } from '../../adapters/system/sha256.ts';
import { explainPerson } from '../../pipeline/explain.ts';
import { personJson } from '../../report/person/json.ts';
import { type PersonOptions, terminalPerson } from '../../report/terminal/person.ts';
import { EXIT } from '../exit-codes.ts';
import { readIdentifier } from '../identifier.ts';
import { readTime } from '../options.ts';
import type { Session } from '../session.ts';
import { checkTexts } from '../words.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

/** Options of `consend consent show`. */
export interface ShowOptions {
  readonly at?: string;
}

/** How a person is written about in this session. */
export function personOptions({ session, workspace }: OpenWorkspace): PersonOptions {
  const { messages, globals, io, color } = session;
  return {
    messages,
    language: globals.language,
    zone: workspace.config.defaults.timeZone,
    width: io.columns,
    color,
    showNumbers: globals.showNumbers,
    blockers: checkTexts(globals.language),
  };
}

/** The request to explain somebody named on the command line, at the moment that `--at` names. */
export function explainRequest(open: OpenWorkspace, person: string, options: ShowOptions) {
  const { session, workspace } = open;
  const zone = workspace.config.defaults.timeZone;
  return {
    workspace: workspace.config,
    identifier: readIdentifier(open, person),
    now: session.clock.now(),
    at: readTime(session, '--at', { value: options.at, zone }),
  };
}

/** What explaining needs of an opened workspace. */
export function explainParts({ store }: OpenWorkspace) {
  return { ledger: store.ledger, suppressions: store.suppressions, sha256, countryOf: countryOfNumber() };
}

/** `consend consent show`: exit 0 whether or not anybody is known. */
export async function runConsentShow(
  session: Session,
  number: string,
  options: ShowOptions,
): Promise<number> {
  return await withWorkspace(
    session,
    async (open) => {
      const person = await explainPerson(explainParts(open), explainRequest(open, number, options));
      const zone = open.workspace.config.defaults.timeZone;
      const text = session.globals.json
        ? `${JSON.stringify({ schema: 'consend.consent/1', ...personJson(person, { zone }) })}\n`
        : terminalPerson(person, personOptions(open));
      await session.io.out(text);
      return EXIT.ok;
    },
    { needsNoKeys: true },
  );
}
