import { formatNumber, formatsFor, isoWithOffset } from '../../i18n/format.ts';
import type { SuppressionOrder } from '../../pipeline/suppress.ts';
import { suppress, unsuppress } from '../../pipeline/suppress.ts';
import { confirms } from '../confirm.ts';
import { EXIT } from '../exit-codes.ts';
import { readIdentifier, shownIdentifier } from '../identifier.ts';
import { actorOf } from '../record-cells.ts';
import type { Session } from '../session.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

/** Options of `consend suppress add` and `remove`. */
export interface SuppressOptions {
  readonly reason?: string;
  readonly actor?: string;
  readonly yes?: boolean;
}

/** Version of what these commands print. */
export const SUPPRESSIONS_SCHEMA = 'consend.suppressions/1';

/** Who changes the list, when and why. */
export function orderOf(
  { session }: OpenWorkspace,
  options: SuppressOptions,
  source: string,
): SuppressionOrder {
  return {
    at: session.clock.now(),
    actor: actorOf(session, options.actor),
    reason: options.reason,
    source,
  };
}

function identifiersOf(open: OpenWorkspace, numbers: readonly string[]): string[] {
  return [...new Set(numbers.map((number) => readIdentifier(open, number)))];
}

/** Says what became of each, as one document or a line each. */
async function tell<T extends string>(
  { session }: OpenWorkspace,
  results: readonly (readonly [identifier: string, result: T])[],
  say: Readonly<Record<T, (number: string) => string>>,
): Promise<void> {
  if (session.globals.json) {
    const entries = results.map(([number, result]) => ({ number, result }));
    const counts = Object.fromEntries(
      Object.keys(say).map((name) => [name, entries.filter(({ result }) => result === name).length]),
    );
    await session.io.out(`${JSON.stringify({ schema: SUPPRESSIONS_SCHEMA, ...counts, entries })}\n`);
    return;
  }
  if (session.globals.quiet) return;
  const lines = results.map(([identifier, result]) => say[result](shownIdentifier(session, identifier)));
  await session.io.out(`${lines.join('\n')}\n`);
}

async function add(
  open: OpenWorkspace,
  numbers: readonly string[],
  options: SuppressOptions,
): Promise<number> {
  const identifiers = identifiersOf(open, numbers);
  const results = await suppress(open.store, identifiers, orderOf(open, options, 'manual'));
  const { added, known } = open.session.messages.care.suppress;
  await tell(
    open,
    results.map((result, index) => [identifiers[index] ?? '', result] as const),
    { added, known },
  );
  return EXIT.ok;
}

async function remove(
  open: OpenWorkspace,
  numbers: readonly string[],
  options: SuppressOptions,
): Promise<number> {
  const { session, store } = open;
  const words = session.messages.care.suppress;
  const identifiers = identifiersOf(open, numbers);
  const count = (await store.suppressions.find(identifiers)).size;
  const text = formatNumber(session.globals.language, count);
  const question = words.askRemove(count, text);
  const action = words.removeAction(count, text);
  if (count > 0 && !(await confirms(session, { question, action, yes: options.yes }))) {
    session.note(session.messages.care.ask.declined);
    return EXIT.ok;
  }
  const results = await unsuppress(store, identifiers, orderOf(open, options, 'manual'));
  const { removed, absent } = words;
  await tell(
    open,
    results.map((result, index) => [identifiers[index] ?? '', result] as const),
    { removed, absent },
  );
  return EXIT.ok;
}

async function listJson({ session, workspace, store }: OpenWorkspace): Promise<void> {
  const zone = workspace.config.defaults.timeZone;
  let count = 0;
  await session.io.out(`{"schema":"${SUPPRESSIONS_SCHEMA}","entries":[`);
  for await (const batch of store.suppressions.list()) {
    const entries = batch.map(({ identifier, kind, at, seq }) =>
      JSON.stringify({ number: identifier ?? null, kind, since: isoWithOffset(at, zone), event: seq }),
    );
    await session.io.out(`${count === 0 ? '' : ','}${entries.join(',')}`);
    count += entries.length;
  }
  await session.io.out(`],"count":${count}}\n`);
}

async function list(open: OpenWorkspace): Promise<number> {
  const { session, workspace, store } = open;
  const { json, language } = session.globals;
  if (json) {
    await listJson(open);
    return EXIT.ok;
  }
  const words = session.messages.care.suppress;
  const format = formatsFor(language, workspace.config.defaults.timeZone);
  let count = 0;
  for await (const batch of store.suppressions.list()) {
    const lines = batch.map(({ identifier, kind, at, seq }) => {
      const number = identifier === undefined ? words.byHash : shownIdentifier(session, identifier);
      return `${number.padEnd(30)}  ${words.kinds[kind].padEnd(10)}  ${format.dayTime(at).padEnd(19)}  ${format.number(seq)}`;
    });
    if (count === 0) {
      const [number = '', kind = '', since = '', event = ''] = words.head;
      await session.io.out(`${number.padEnd(30)}  ${kind.padEnd(10)}  ${since.padEnd(19)}  ${event}\n`);
    }
    count += batch.length;
    await session.io.out(`${lines.join('\n')}\n`);
  }
  if (!session.globals.quiet)
    await session.io.out(`${count === 0 ? words.none : words.count(count, format.number(count))}\n`);
  return EXIT.ok;
}

/** `consend suppress add`. */
export async function runSuppressAdd(
  session: Session,
  numbers: readonly string[],
  options: SuppressOptions,
): Promise<number> {
  return await withWorkspace(session, (open) => add(open, numbers, options));
}

/** `consend suppress remove`. */
export async function runSuppressRemove(
  session: Session,
  numbers: readonly string[],
  options: SuppressOptions,
): Promise<number> {
  return await withWorkspace(session, (open) => remove(open, numbers, options));
}

/** `consend suppress list`. */
export async function runSuppressList(session: Session): Promise<number> {
  return await withWorkspace(session, list);
}
