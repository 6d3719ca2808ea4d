import { formatNumber, formatsFor, isoWithOffset } from '../../i18n/format.ts';
import { EXIT } from '../exit-codes.ts';
import { startProgress } from '../progress.ts';
import type { Session } from '../session.ts';
import { syncTemplates } from '../templates-sync.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

async function templatesDocument(open: OpenWorkspace): Promise<object> {
  const zone = open.workspace.config.defaults.timeZone;
  const stored = await open.store.templates.list();
  return {
    schema: 'consend.templates/1',
    templates: stored.map(({ template, syncedAt, digest }) => ({
      name: template.name,
      language: template.language,
      status: template.status,
      category: template.category,
      quality: template.quality,
      rejectedReason: template.rejectedReason ?? null,
      syncedAt: isoWithOffset(syncedAt, zone),
      digest,
    })),
  };
}

/** `consend templates sync`: reads all templates of the account. */
export async function runTemplatesSync(session: Session): Promise<number> {
  return await withWorkspace(session, async (open) => {
    const progress = await startProgress(session, session.messages.cli.progress.syncing);
    try {
      const count = await syncTemplates(open);
      progress.stop();
      if (session.globals.json) await session.io.out(`${JSON.stringify(await templatesDocument(open))}\n`);
      else if (!session.globals.quiet) {
        const { language } = session.globals;
        const time = formatsFor(language, open.workspace.config.defaults.timeZone).time(session.clock.now());
        await session.io.out(
          `${session.messages.cli.said.templatesSynced(formatNumber(language, count), time)}\n`,
        );
      }
      return EXIT.ok;
    } finally {
      progress.stop();
    }
  });
}

/** Rows as aligned columns. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** `consend templates list`: the copies as last read. */
export async function runTemplatesList(session: Session): Promise<number> {
  return await withWorkspace(session, async (open) => {
    if (session.globals.json) {
      await session.io.out(`${JSON.stringify(await templatesDocument(open))}\n`);
      return EXIT.ok;
    }
    const { said } = session.messages.cli;
    const stored = await open.store.templates.list();
    const format = formatsFor(session.globals.language, open.workspace.config.defaults.timeZone);
    const rows = stored.map(({ template, syncedAt }) => [
      template.name,
      template.language,
      template.status,
      template.category,
      template.quality,
      `${format.weekday(syncedAt)} ${format.time(syncedAt)}`,
    ]);
    await session.io.out(`${rows.length === 0 ? said.noTemplates : table([said.templateHead, ...rows])}\n`);
    return EXIT.ok;
  });
}
