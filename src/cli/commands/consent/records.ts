import type { Command } from 'commander';
import { LEGAL_BASES } from '../../../core/consent.ts';
import type { CommandHost } from '../../command.ts';
import { withHelpTail } from '../../command.ts';
import { KINDS_BY_HAND, type RecordCommand, type RecordOptions } from '../../record-cells.ts';
import type { Session } from '../../session.ts';

/** An option: its flags, and its text by the command that has it. */
type OptionRow = readonly [
  flags: string,
  text: (words: Session['messages']['records']['options'], command: RecordCommand) => string,
];

const KINDS = KINDS_BY_HAND.join(', ');
const isStop = (command: RecordCommand): boolean => command === 'withdraw' || command === 'object';

const PURPOSE: OptionRow = [
  '--purpose <purposes>',
  (words, command) => {
    if (isStop(command)) return words.purposeStop;
    if (command === 'confirm') return words.purposeConfirm;
    return command === 'notice' ? words.purposeNotice : words.purpose;
  },
];
const CHANNEL: OptionRow = [
  '--channel <channels>',
  (words, command) => (isStop(command) ? words.channelStop : words.channel),
];
const SOURCE: OptionRow = [
  '--source <source>',
  (words, command) => {
    if (isStop(command)) return words.sourceStop;
    return command === 'confirm' ? words.sourceConfirm : words.source;
  },
];
const BY: readonly OptionRow[] = [
  ['--by <channel>', (words) => words.by],
  ['--message-id <id>', (words) => words.messageId],
];
const WHAT: readonly OptionRow[] = [
  ['--event <kind>', (words) => words.event(KINDS)],
  ['--basis <basis>', (words) => words.basis(LEGAL_BASES.join(', '))],
];
const GROUNDS: readonly OptionRow[] = [
  ['--sale-ref <reference>', (words) => words.saleRef],
  ['--sale-date <day>', (words) => words.saleDate],
  ['--product-group <name>', (words) => words.productGroup],
  ['--notice <text>', (words) => words.notice],
  ['--contract-ref <reference>', (words) => words.contractRef],
  ['--contract-until <day>', (words) => words.contractUntil],
  ['--released <number>', (words) => words.released],
  ['--yes', (words) => words.yes],
];
const WORDING: OptionRow = [
  '--wording <id@version>',
  (words, command) => (command === 'notice' ? words.wordingNotice : words.wording),
];
/** What every event may have. */
const COMMON: readonly OptionRow[] = [
  ['--occurred-at <time>', (words) => words.occurredAt],
  ['--method <method>', (words) => words.method],
  ['--evidence <evidence>', (words) => words.evidence],
  ['--attach', (words) => words.attach],
  ['--user-id <id>', (words) => words.userId],
  ['--language <language>', (words) => words.language],
  ['--jurisdiction <country>', (words) => words.jurisdiction],
  ['--note <text>', (words) => words.note],
  ['--actor <name>', (words) => words.actor],
];

const OPTIONS: Readonly<Record<RecordCommand, readonly OptionRow[]>> = {
  record: [...WHAT, PURPOSE, CHANNEL, SOURCE, WORDING, ...BY, ...GROUNDS, ...COMMON],
  confirm: [...BY, PURPOSE, CHANNEL, SOURCE, WORDING, ...COMMON],
  withdraw: [PURPOSE, CHANNEL, SOURCE, ...COMMON],
  object: [PURPOSE, CHANNEL, SOURCE, ...COMMON],
  notice: [PURPOSE, CHANNEL, SOURCE, WORDING, ...COMMON],
};

const EXAMPLES: Readonly<Record<RecordCommand, readonly [string, string]>> = {
  record: [
    'consend consent record "0151 20000042" --purpose newsletter --source paper --occurred-at 2026-11-02 --wording newsletter-de@3 --evidence scans/card.pdf --attach',
    'consend consent record +4915120000042 --basis contract --purpose orders --source shop --contract-ref B-1007',
  ],
  confirm: [
    'consend consent confirm "0151 20000042" --by whatsapp --message-id wamid.HBgM',
    'consend consent confirm +4915120000042 --purpose newsletter --by sms --occurred-at "2026-11-02 18:30"',
  ],
  withdraw: [
    'consend consent withdraw "0151 20000042" --source phone',
    'consend consent withdraw +4915120000042 --purpose newsletter --evidence "letter of 3 November"',
  ],
  object: [
    'consend consent object "0151 20000042" --source email',
    'consend consent object +4915120000042 --purpose "*" --occurred-at 2026-11-02',
  ],
  notice: [
    'consend consent notice "0151 20000042" --source shop',
    'consend consent notice +4915120000042 --purpose newsletter --source email --occurred-at 2026-11-02',
  ],
};

function registerOne(group: Command, { session, finish }: CommandHost, name: RecordCommand): void {
  const { commands, options: words } = session.messages.records;
  const command = group.command(name).description(commands[name]).argument('<number>', words.number);
  for (const [flags, text] of OPTIONS[name]) command.option(flags, text(words, name));
  command.action(async (number: string, options: RecordOptions) => {
    const { runConsentRecord } = await import('../../actions/consent-record.ts');
    finish(await runConsentRecord(session, name, { number, options }));
  });
  withHelpTail(command, session, {
    examples: EXAMPLES[name],
    exits: ['ok', 'usage', 'invalid', 'unavailable'],
  });
}

/** `consend consent record`, `confirm`, `withdraw`, `object`, `notice`: one event by hand. */
export function registerRecords(group: Command, host: CommandHost): void {
  for (const name of ['record', 'confirm', 'withdraw', 'object', 'notice'] as const)
    registerOne(group, host, name);
}
