import type { ErrorCodeFacts, ErrorGroup } from '../../core/api-errors.ts';
import { allErrorCodes, errorCodeFacts, isThrottle } from '../../core/api-errors.ts';
import { ConsendError } from '../../core/errors.ts';
import { nearest } from '../../core/nearest.ts';
import type { Messages } from '../../i18n/index.ts';
import { wrap } from '../../report/terminal/layout.ts';
import { EXIT } from '../exit-codes.ts';
import type { Session } from '../session.ts';

/** Lines get hard to follow beyond this many characters. */
const WIDEST = 110;

/** `consend error [CODE]`: one code explained, or all of them by subject. Throws `usage.invalid` for a code it does not know. */
export async function runError(session: Session, code: string | undefined): Promise<number> {
  const codes = code === undefined ? allErrorCodes() : [known(session, code)];
  if (session.globals.json) {
    const document = {
      schema: 'consend.error-code/1',
      codes: codes.map((facts) => asJson(facts, session.messages)),
    };
    await session.io.out(`${JSON.stringify(document)}\n`);
  } else {
    const lines =
      code === undefined ? listing(session, codes) : codes.flatMap((facts) => page(session, facts));
    await session.io.out(`${lines.join('\n')}\n`);
  }
  return EXIT.ok;
}

/** As people copy it: `131049`, `#131049`, `(#131049)`, `code 131049`. */
function known(session: Session, code: string): ErrorCodeFacts {
  const digits = /^\D*(\d{1,9})\D*$/.exec(code)?.[1];
  const facts = digits === undefined ? undefined : errorCodeFacts(Number(digits));
  if (facts) return facts;
  const { lookup, apiErrors } = session.messages;
  const near =
    digits &&
    nearest(
      digits,
      allErrorCodes().map(({ first }) => String(first)),
    );
  const meant = near === undefined ? undefined : errorCodeFacts(Number(near));
  const next = meant ? lookup.meant(meant.code, apiErrors[meant.first].title) : lookup.all;
  throw new ConsendError('usage.invalid', {
    params: { detail: `${lookup.unknown(code)} ${next}`, command: 'error' },
  });
}

function does({ lookup }: Messages, facts: ErrorCodeFacts): string {
  if (!facts.isAboutSending) return lookup.does['not-sending'];
  return lookup.does[isThrottle(facts.code) ? 'throttle' : facts.disposition];
}

function asJson(facts: ErrorCodeFacts, messages: Messages): object {
  const { first, last, title, disposition, group, surfaces, httpStatus, verified, subcodes } = facts;
  const text = messages.apiErrors[first];
  return {
    code: facts.code,
    range: first === last ? null : { first, last },
    title: text.title,
    meaning: text.meaning,
    action: text.action,
    metaTitle: title,
    disposition,
    isAboutSending: facts.isAboutSending,
    group,
    surfaces,
    httpStatus: httpStatus ?? null,
    verified,
    subcodes,
  };
}

function page(session: Session, facts: ErrorCodeFacts): string[] {
  const { lookup, apiErrors } = session.messages;
  const { labels } = lookup;
  const text = apiErrors[facts.first];
  const atMeta = [
    facts.title,
    ...(facts.first === facts.last ? [] : [lookup.range(facts.first, facts.last)]),
    facts.surfaces.map((surface) => lookup.comes[surface]).join(', '),
    ...(facts.httpStatus === undefined ? [] : [lookup.http(facts.httpStatus)]),
    ...(facts.subcodes.length === 0 ? [] : [lookup.subcodes(facts.subcodes.join(', '))]),
    ...(facts.verified ? [] : [lookup.unverified]),
  ];
  const rows: readonly (readonly [string, string])[] = [
    [labels.means, text.meaning],
    [labels.todo, text.action],
    ['consend', does(session.messages, facts)],
    [labels.meta, atMeta.join(' · ')],
  ];
  const indent = Math.max(...rows.map(([label]) => label.length)) + 4;
  const width = Math.min(WIDEST, session.io.columns) - indent;
  return [
    `${session.color.bold(`${facts.code}  ${text.title}`)}  ${session.color.dim(lookup.groups[facts.group])}`,
    ...rows.flatMap(([label, value]) =>
      wrap(value, width).map((line, at) => `  ${(at === 0 ? label : '').padEnd(indent - 2)}${line}`),
    ),
  ];
}

function listing(session: Session, codes: readonly ErrorCodeFacts[]): string[] {
  const { lookup, apiErrors } = session.messages;
  const name = ({ first, last }: ErrorCodeFacts): string =>
    first === last ? `${first}` : `${first}–${last}`;
  const width = Math.max(...codes.map((facts) => name(facts).length));
  const groups = Object.keys(lookup.groups) as ErrorGroup[];
  return groups.flatMap((group, index) => [
    ...(index === 0 ? [] : ['']),
    session.color.bold(lookup.groups[group]),
    ...codes
      .filter((facts) => facts.group === group)
      .map((facts) => `  ${name(facts).padStart(width)}  ${apiErrors[facts.first].title}`),
  ]);
}
