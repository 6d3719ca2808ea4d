/** What tests of papers share: a head, voices, and the promises that every paper keeps. */
import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { PaperHead } from '../../../../src/core/paper.ts';
import type { Language } from '../../../../src/i18n/index.ts';
import { LANGUAGES, messagesFor } from '../../../../src/i18n/index.ts';
import { gapsOf, type Paper } from '../../../../src/report/papers/model.ts';
import { paperJson } from '../../../../src/report/papers/paper-json.ts';
import { paperPage } from '../../../../src/report/papers/paper-page.ts';
import { type PaperVoice, paperVoice } from '../../../../src/report/papers/voice.ts';
import { NOW, workspace } from '../../core/builders.ts';

export const sha256Hex = (text: string): string => hash('sha256', text, 'hex');
const sha256Base64 = (text: string): string => hash('sha256', text, 'base64');

/** A voice of papers. */
export function voice(language: Language = 'en'): PaperVoice {
  return paperVoice({
    language,
    messages: messagesFor(language),
    checks: (code) => ({ rule: `rule of ${code}`, fix: `fix of ${code}` }),
    zone: 'Europe/Berlin',
  });
}

/** A head with everything in it. */
export function head(change: Partial<PaperHead> = {}): PaperHead {
  return {
    madeAt: NOW,
    zone: 'Europe/Berlin',
    version: '0.1.0',
    author: 'A. Beispiel',
    controller: workspace().controller,
    policies: [{ name: 'de', reviewedOn: '2026-11-23' }],
    policyDigest: `sha256:${'a'.repeat(64)}`,
    checkpoint: {
      size: 341,
      root: 'zMTJ/6a4TlBo6snx3ChKlkeY9Qg/UslfeTdveoh6RvY=',
      origin: 'consend.local/13mqh21x',
      note: 'consend.local/13mqh21x\n341\nzMTJ=\n\n— consend.local/13mqh21x JrQIUrwU\n',
      verifierKey: 'consend.local/13mqh21x+26b40852+AQsXSZ30',
    },
    ...change,
  };
}

/** A paper's document. */
export function documentOf(paper: Paper, language: Language = 'en'): Readonly<Record<string, unknown>> {
  return paperJson(paper, voice(language), sha256Hex);
}

/** A paper's page. */
export function pageOf(paper: Paper, language: Language = 'en'): string {
  const { document } = paperJson(paper, voice(language), sha256Hex);
  return paperPage(paper, voice(language), { document, sha256Base64 });
}

/** The value at a path of keys and places (`purposes.list.0.bases`); undefined: there is no such place. */
export function at(value: unknown, path: string): unknown {
  let found = value;
  for (const key of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[key];
  }
  return found;
}

const DOCUMENTS = new URL('../../../../../shared/reference/compliance/documents.md', import.meta.url)
  .pathname;
const CATALOGUE = existsSync(DOCUMENTS) ? DOCUMENTS : undefined;

/** What the catalogue says that a document must hold, part by part; undefined: the catalogue is not there. */
export function mustHold(document: number): readonly string[] | undefined {
  if (CATALOGUE === undefined) return undefined;
  const row = readFileSync(CATALOGUE, 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`| ${document} |`));
  const cell = row?.split('|')[4] ?? '';
  return cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Where each part that the catalogue names stands in the document: paths that must exist, with a value or a gap. */
export type Places = Readonly<Record<string, readonly string[]>>;

/** Holds the map against the catalogue (all parts, no others) and against a document (each place is there). */
export function expectHolds(number: number, document: unknown, places: Places): void {
  const parts = mustHold(number);
  if (parts === undefined)
    console.info(`the catalogue of papers is not here: parts of document ${number} not compared`);
  else expect(Object.keys(places).sort()).toEqual([...parts].sort());
  const absent = Object.values(places)
    .flat()
    .filter((path) => at(document, path) === undefined);
  expect(absent).toEqual([]);
}

/** What every paper promises, whatever its facts: bytes, no blank, all that it carries, both languages. */
export function expectPaper(make: (voice: PaperVoice) => Paper): void {
  for (const language of LANGUAGES) {
    const paper = make(voice(language));
    const document = documentOf(paper, language);
    expect(JSON.stringify(documentOf(make(voice(language)), language))).toBe(JSON.stringify(document));
    const page = pageOf(paper, language);
    expect(pageOf(make(voice(language)), language)).toBe(page);
    for (const key of [
      'schema',
      'document',
      'madeAt',
      'consend',
      'policyDigest',
      'checkpoint',
      'missing',
      'notice',
    ])
      expect(document[key]).toBeDefined();
    expect(document.schema).toBe(`consend.${paper.name}/1`);
    expect(page).toContain(messagesFor(language).papers.frame.notice);
    for (const text of [paper.head.policyDigest, paper.head.checkpoint?.root ?? '', paper.head.version])
      expect(page).toContain(text);
    expect(page).not.toMatch(/undefined|\[object|NaN/);
    expect(page).not.toMatch(/<d[dt]><\/d[dt]>|<td role="cell"( class="\w+")?><\/td>/);
    expect(page).not.toMatch(/<(script|img|link|iframe)\b/);
    // A gap is never silent: whatever is null in a field is listed with what fills it, on the page as well.
    for (const { label, gap } of gapsOf(paper)) {
      expect(label).not.toBe('');
      expect(gap.line !== '' || gap.place === 'hand').toBe(true);
    }
    const marks = page.split('class="gap"').length - 1;
    expect(marks).toBeGreaterThanOrEqual(gapsOf(paper).length);
  }
}
