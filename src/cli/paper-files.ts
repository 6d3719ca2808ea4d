/** Writes a paper as JSON and as a page, and says where they are and what is missing in them. */
import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { verifySignature } from '../adapters/keys/index.ts';
import { sha256 } from '../adapters/system/sha256.ts';
import { ConsendError } from '../core/errors.ts';
import { type PaperHead, policyText } from '../core/paper.ts';
import { policiesOf } from '../core/policies/index.ts';
import { formatNumber, isoWithOffset } from '../i18n/format.ts';
import { newestCheckpoint } from '../pipeline/newest-checkpoint.ts';
import { missingOf, type Paper } from '../report/papers/model.ts';
import { paperJson } from '../report/papers/paper-json.ts';
import { paperPage } from '../report/papers/paper-page.ts';
import { type PaperVoice, paperVoice } from '../report/papers/voice.ts';
import { plain, wrap } from '../report/terminal/layout.ts';
import { readTime } from './options.ts';
import { writeWhole } from './plan-files.ts';
import type { Session } from './session.ts';
import { checkTexts } from './words.ts';
import type { OpenWorkspace } from './workspace.ts';

/** Options that every paper takes. */
export interface PaperOptions {
  readonly out?: string;
  readonly at?: string;
  readonly by?: string;
}

/** What every paper carries, as of the time that the options name. */
export async function paperHead(open: OpenWorkspace, options: PaperOptions): Promise<PaperHead> {
  const { session, store, workspace } = open;
  const { config } = workspace;
  const zone = config.defaults.timeZone;
  const checkpoint = await store.snapshot((rows) =>
    newestCheckpoint(rows, { sha256, verify: verifySignature }),
  );
  return {
    madeAt: readTime(session, '--at', { value: options.at, zone }) ?? session.clock.now(),
    zone,
    version: session.version,
    author: options.by,
    controller: config.controller,
    policies: policiesOf(config).map(({ name, reviewedOn }) => ({ name, reviewedOn })),
    policyDigest: `sha256:${hash('sha256', policyText(config), 'hex')}`,
    checkpoint,
  };
}

/** The voice of the session's papers. */
export function sessionVoice({ session, workspace }: OpenWorkspace): PaperVoice {
  const { language } = session.globals;
  return paperVoice({
    language,
    messages: session.messages,
    checks: checkTexts(language),
    zone: workspace.config.defaults.timeZone,
  });
}

/** Where a paper's files go. */
export interface PaperPlace {
  readonly dir: string;
  /** Name of both files without ending. */
  readonly name: string;
}

/** The folder that a paper is written to: the workspace's own, or another, where nothing is overwritten. Throws `file.exists`. */
export function paperPlace(
  { session, workspace }: OpenWorkspace,
  {
    paper,
    out,
    of,
  }: { readonly paper: Pick<Paper, 'name' | 'head'>; readonly out: string | undefined; readonly of?: string },
): PaperPlace {
  const day = isoWithOffset(paper.head.madeAt, paper.head.zone).slice(0, 10);
  const name = [paper.name, ...(of === undefined ? [] : [of]), day].join('-');
  if (out === undefined) return { dir: join(workspace.stateDir, 'papers'), name };
  const dir = resolve(session.io.cwd, out);
  for (const ending of ['json', 'html', 'rows.csv'])
    if (existsSync(join(dir, `${name}.${ending}`)))
      throw new ConsendError('file.exists', { params: { file: join(out, `${name}.${ending}`) } });
  return { dir, name };
}

/** A path as the user would write it: below the folder where they are, else whole. */
export function shownPath({ io }: Pick<Session, 'io'>, file: string): string {
  const shown = relative(io.cwd, file);
  return shown.startsWith('..') ? file : shown;
}

/** How many gaps the terminal names; the page has all of them. */
const MOST_GAPS = 8;

function gapLines(paper: Paper, { session }: OpenWorkspace): string[] {
  const { said, frame } = session.messages.papers;
  const { language } = session.globals;
  const missing = missingOf(paper, frame.author);
  if (missing.length === 0) return [said.complete];
  const shown = missing.slice(0, MOST_GAPS);
  const rest = missing.length - shown.length;
  const indented = (text: string, by: number): string[] =>
    wrap(text, session.io.columns - by).map((line) => ' '.repeat(by) + line);
  return [
    '',
    ...wrap(said.missing(missing.length, formatNumber(language, missing.length)), session.io.columns),
    ...shown.flatMap(({ label, gap }) => [
      ...indented(label, 2),
      // A line to copy stays whole, however long.
      ...(gap.line === '' ? indented(frame.fill[gap.place], 4) : [`    ${gap.line}`]),
    ]),
    ...(rest > 0 ? [`  ${said.more(formatNumber(language, rest))}`] : []),
  ];
}

/** Writes both files of a paper and tells of them: the paper's document with `--json`, else where they are and what is missing. */
export async function publishPaper(open: OpenWorkspace, paper: Paper, place: PaperPlace): Promise<void> {
  const { session } = open;
  const voice = sessionVoice(open);
  const document = paperJson(paper, voice, (text) => hash('sha256', text, 'hex'));
  const page = paperPage(paper, voice, {
    document: document.document,
    sha256Base64: (text) => hash('sha256', text, 'base64'),
  });
  const [data, shown] = ['json', 'html'].map((ending) => join(place.dir, `${place.name}.${ending}`));
  await mkdir(place.dir, { recursive: true, mode: 0o700 });
  await writeWhole(`${data}`, `${JSON.stringify(document, undefined, 2)}\n`);
  await writeWhole(`${shown}`, page);
  if (session.globals.json) {
    await session.io.out(`${JSON.stringify({ ...document, files: { json: data, html: shown } })}\n`);
    return;
  }
  if (session.globals.quiet) return;
  const { said } = session.messages.papers;
  const lines = [
    said.written(shownPath(session, `${shown}`)),
    said.data(shownPath(session, `${data}`)),
    ...gapLines(paper, open),
  ];
  await session.io.out(plain(lines));
}
