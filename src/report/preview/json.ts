/** A preview for scripts: `consend.preview/1`. */
import { isoWithOffset } from '../../i18n/format.ts';
import type { PreviewModel } from './model.ts';

/** Whether columns alone, without a campaign file, leave something of the message unfilled. */
function isOpen({ match }: PreviewModel): boolean {
  return match !== undefined && (match.open.length > 0 || match.hasNumbers || match.openButtons > 0);
}

/** Whether the row's message could be sent; null where no row was asked about, or a campaign file would have to say more. */
function sendable(model: PreviewModel): boolean | null {
  if (model.row === undefined) return null;
  if (model.problems.length > 0) return false;
  return isOpen(model) ? null : true;
}

/** The document: times are ISO 8601 with offset, the number is E.164. */
export function previewJson(model: PreviewModel): object {
  const { template, row, zone, match } = model;
  return {
    schema: 'consend.preview/1',
    template: {
      name: template.name,
      language: template.language,
      category: template.category,
      status: template.status,
      quality: template.quality,
      syncedAt: isoWithOffset(model.syncedAt, zone),
    },
    values: model.values,
    row: row === undefined ? null : { row: row.row, file: row.file, phone: row.phone ?? null },
    sendable: sendable(model),
    matched: match === undefined ? null : match.pairs,
    message: model.message,
    problems: model.problems.map(({ code, column, parameter, message }) => ({
      code,
      row: row?.row ?? null,
      column: column ?? null,
      parameter: parameter ?? null,
      message,
    })),
    formatting: model.formatting.map(({ variable, column }) => ({ variable, column: column ?? null })),
  };
}
