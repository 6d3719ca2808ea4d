import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { countryOfNumber } from '../../adapters/phone/index.ts';
import { entriesOf } from '../../adapters/plan-file/forget-entries.ts';
import { PLAN_FILES } from '../../adapters/plan-file/write-plan.ts';
import { sha256 } from '../../adapters/system/sha256.ts';
import type { AccessReport, KeptDecision } from '../../core/access.ts';
import { ConsendError } from '../../core/errors.ts';
import { messageView } from '../../core/message/render.ts';
import type { PersonMessage } from '../../core/ports.ts';
import { ulid } from '../../core/ulid.ts';
import { formatsFor, isoWithOffset } from '../../i18n/format.ts';
import { gatherAccess, isAnythingHeld } from '../../pipeline/access.ts';
import { accessJson } from '../../report/access/access-json.ts';
import { accessPage } from '../../report/access/access-page.ts';
import { accessVoice } from '../../report/access/voice.ts';
import { messageText } from '../../report/phone/message-text.ts';
import { erasureParts } from '../care.ts';
import { EXIT } from '../exit-codes.ts';
import { readIdentifier, shownIdentifier } from '../identifier.ts';
import { keptFiles } from '../kept-files.ts';
import { writeWhole } from '../plan-files.ts';
import { startProgress } from '../progress.ts';
import type { Session } from '../session.ts';
import { checkTexts } from '../words.ts';
import { type OpenWorkspace, planDir, withWorkspace } from '../workspace.ts';

/** Options of `consend consent access`. */
export interface AccessOptions {
  readonly out?: string;
}

/** Decisions about these numbers in every plan that is still kept, oldest first. */
async function decisionsAbout(
  { session, workspace }: OpenWorkspace,
  phones: ReadonlySet<string>,
): Promise<KeptDecision[]> {
  const found: KeptDecision[] = [];
  const kept = await keptFiles(workspace.stateDir, session.clock.now()).plans();
  for (const { campaign, plan, at } of [...kept.values()].flat()) {
    const file = join(planDir(workspace, campaign, plan), PLAN_FILES.entries);
    if (!existsSync(file)) continue;
    for (const entry of await entriesOf(file, phones)) found.push({ campaign, plan, at, entry });
  }
  return found.sort((one, other) => one.at - other.at);
}

/** A message's text as its template reads now; undefined where the template is not known any more. */
async function textOf(
  { session, store, workspace }: OpenWorkspace,
  message: PersonMessage,
): Promise<string | undefined> {
  const templates = await store.templates.byName(message.template);
  const own = templates.find(({ template }) => template.language === message.language);
  if (own === undefined) return undefined;
  const format = formatsFor(session.globals.language, workspace.config.defaults.timeZone);
  return messageText(messageView(own.template, message.components), {
    phone: session.messages.phone,
    format,
  });
}

/** A folder that an answer can be written to without overwriting one. Throws `file.exists`. */
function freeFolder(session: Session, named: string): string {
  const dir = resolve(session.io.cwd, named);
  for (const name of ['access.json', 'access.html']) {
    if (existsSync(join(dir, name)))
      throw new ConsendError('file.exists', { params: { file: join(named, name) } });
  }
  return dir;
}

/** Copies an attached file beside the answer. */
async function copyEvidence(
  { workspace }: OpenWorkspace,
  dir: string,
  reference: string,
): Promise<string | undefined> {
  const source = resolve(workspace.dir, reference);
  if (!(await stat(source).catch(() => undefined))) return undefined;
  await mkdir(join(dir, 'evidence'), { recursive: true, mode: 0o700 });
  await copyFile(source, join(dir, 'evidence', basename(source)));
  return `evidence/${basename(source)}`;
}

async function write(open: OpenWorkspace, dir: string, report: AccessReport): Promise<void> {
  const { language } = open.session.globals;
  const voice = accessVoice(report, {
    language,
    messages: open.session.messages,
    checks: checkTexts(language),
  });
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await writeWhole(join(dir, 'access.json'), `${JSON.stringify(accessJson(report, voice), undefined, 2)}\n`);
  await writeWhole(
    join(dir, 'access.html'),
    accessPage(report, voice, (text) => hash('sha256', text, 'base64')),
  );
}

async function tell(open: OpenWorkspace, dir: string, report: AccessReport): Promise<void> {
  const { session } = open;
  const { language, json, quiet } = session.globals;
  const words = session.messages.rights.access;
  if (json) {
    const voice = accessVoice(report, { language, messages: session.messages, checks: checkTexts(language) });
    await session.io.out(`${JSON.stringify({ ...accessJson(report, voice), files: { dir } })}\n`);
    return;
  }
  if (quiet) return;
  const { events, messages, decisions } = report;
  const shown = relative(session.io.cwd, join(dir, 'access.html'));
  const lines = [
    words.holds(events.length, messages.length, decisions.length),
    words.written(shown.startsWith('..') ? join(dir, 'access.html') : shown),
  ];
  await session.io.out(`${lines.join('\n')}\n`);
  session.note(words.personal);
}

async function access(open: OpenWorkspace, argument: string, options: AccessOptions): Promise<number> {
  const { session, workspace, store } = open;
  const identifier = readIdentifier(open, argument);
  const now = session.clock.now();
  const document = ulid(now, session.random.bytes(10));
  const person = await store.ledger.person(identifier);
  const day = isoWithOffset(now, workspace.config.defaults.timeZone).slice(0, 10);
  const own = join(workspace.stateDir, 'access', `${person?.person ?? document}-${day}`);
  const dir = options.out === undefined ? own : freeFolder(session, options.out);
  const progress = await startProgress(session, session.messages.rights.access.gathering);
  try {
    const report = await gatherAccess(
      {
        ...erasureParts(open),
        tests: store.tests,
        sha256,
        countryOf: countryOfNumber(),
        decisions: (phones) => decisionsAbout(open, phones),
        textOf: (message) => textOf(open, message),
        copyEvidence: (reference) => copyEvidence(open, dir, reference),
      },
      { workspace: workspace.config, identifier, now, document, version: session.version },
    );
    if (!isAnythingHeld(report))
      throw new ConsendError('person.unknown', { params: { number: shownIdentifier(session, identifier) } });
    await write(open, dir, report);
    progress.stop();
    await tell(open, dir, report);
    return EXIT.ok;
  } finally {
    progress.stop();
  }
}

/** `consend consent access`: everything held on one person, as JSON and as a page. */
export async function runConsentAccess(
  session: Session,
  number: string,
  options: AccessOptions,
): Promise<number> {
  return await withWorkspace(session, (open) => access(open, number, options));
}
