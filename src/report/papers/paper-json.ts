/** A paper as its JSON document. */
import { canonicalJson } from '../../core/canonical-json.ts';
import { isoWithOffset } from '../../i18n/format.ts';
import { type Json, missingOf, type Paper, type PaperBlock, type PaperField } from './model.ts';
import type { PaperVoice } from './voice.ts';

type Members = { readonly [key: string]: Json };

/** SHA-256 of a text's UTF-8 bytes, hex. */
export type Sha256Hex = (text: string) => string;

function fieldsJson(fields: readonly PaperField[]): Members {
  return Object.fromEntries(fields.map(({ id, json }) => [id, json]));
}

function blockJson(block: PaperBlock): Members {
  if (block.kind === 'fields') return fieldsJson(block.fields);
  if (block.kind === 'table') {
    const rows = block.rows.map((cells) =>
      Object.fromEntries(block.columns.map(({ id }, index) => [id, cells[index]?.json ?? null])),
    );
    return { [block.id]: rows };
  }
  if (block.kind !== 'cards') return {};
  const cards = block.cards.map(({ title, fields, blocks = [] }) => ({
    title,
    ...fieldsJson(fields),
    ...blocksJson(blocks),
  }));
  return { [block.id]: cards };
}

function blocksJson(blocks: readonly PaperBlock[]): Members {
  return Object.assign({}, ...blocks.map(blockJson));
}

/** How many letters of the digest an id carries. */
const ID_DIGITS = 12;

/** The document's id: its name, day and the beginning of its content's digest; the same content has the same id. */
function documentId(paper: Paper, content: Members, sha256Hex: Sha256Hex): string {
  const day = isoWithOffset(paper.head.madeAt, paper.head.zone).slice(0, 10).replaceAll('-', '');
  return `${paper.name}-${day}-${sha256Hex(canonicalJson(content)).slice(0, ID_DIGITS)}`;
}

/** The paper's document, `consend.<name>/1`: keys and codes are stable, texts are in the voice's language. */
export function paperJson(
  paper: Paper,
  voice: PaperVoice,
  sha256Hex: Sha256Hex,
): Readonly<Record<string, Json>> & { readonly document: string } {
  const { head } = paper;
  const sections = Object.fromEntries(paper.sections.map(({ id, blocks }) => [id, blocksJson(blocks)]));
  const content: Members = {
    schema: `consend.${paper.name}/1`,
    title: paper.title,
    madeAt: isoWithOffset(head.madeAt, head.zone),
    author: head.author ?? null,
    language: voice.language,
    consend: head.version,
    policies: head.policies.map(({ name, reviewedOn }) => ({ name, reviewedOn })),
    policyDigest: head.policyDigest,
    checkpoint: head.checkpoint === undefined ? null : { ...head.checkpoint },
    missing: missingOf(paper, voice.texts.frame.author).map(({ path, label, gap }) => ({
      path,
      label,
      place: gap.place,
      line: gap.line,
    })),
    ...sections,
    notice: voice.texts.frame.notice,
  };
  const { schema = null, ...rest } = content;
  return { schema, document: documentId(paper, content, sha256Hex), ...rest };
}
