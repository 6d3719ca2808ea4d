import { messageView } from '../../core/message/render.ts';
import { templateVariables } from '../../core/message/variables.ts';
import type { StoredTemplate } from '../../core/template.ts';
import { formatsFor } from '../../i18n/format.ts';
import { copyJson } from '../../report/templates/json.ts';
import { snippetOf, terminalTemplate } from '../../report/templates/show.ts';
import { EXIT } from '../exit-codes.ts';
import { defaultCopy, inLanguage, knownTemplates } from '../known-template.ts';
import { looksOf } from '../looks.ts';
import type { Session } from '../session.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

/** Options of `consend templates show`. */
export interface TemplatesShowOptions {
  readonly language?: string;
}

function languageJson(copy: StoredTemplate, open: OpenWorkspace): object {
  const { template } = copy;
  return {
    ...copyJson(copy, open.workspace.config.defaults.timeZone, open.session.clock.now()),
    message: messageView(template, []),
    variables: templateVariables(template).map(({ kind, part, card, name, isOptional, sample }) => ({
      kind,
      part,
      card: card ?? null,
      name: name ?? null,
      optional: isOptional,
      sample: sample ?? null,
    })),
    parameters: `${snippetOf(template, open.session.messages).join('\n')}\n`,
  };
}

async function print(open: OpenWorkspace, copies: readonly StoredTemplate[], name: string): Promise<void> {
  const { session, workspace } = open;
  const { io, globals, color, messages } = session;
  if (globals.json) {
    const languages = copies.map((copy) => languageJson(copy, open));
    await io.out(`${JSON.stringify({ schema: 'consend.template/1', name, languages })}\n`);
    return;
  }
  await io.out(
    terminalTemplate(copies, {
      messages,
      format: formatsFor(globals.language, workspace.config.defaults.timeZone),
      width: Math.min(io.columns, 100),
      phone: {
        looks: looksOf(color),
        keepsMarks: color.level === 0,
        sender: workspace.config.controller.name,
      },
      now: session.clock.now(),
    }),
  );
}

/** `consend templates show`: exit 0 whatever the template's state is. */
export async function runTemplatesShow(
  session: Session,
  name: string,
  options: TemplatesShowOptions,
): Promise<number> {
  return await withWorkspace(
    session,
    async (open) => {
      const all = await knownTemplates(open, name);
      const own = defaultCopy(all, open.workspace.config.defaults.language);
      // The workspace's own language first: its block is the one that the snippet is for.
      const copies =
        options.language === undefined
          ? [own, ...all.filter((copy) => copy !== own)]
          : [inLanguage(all, options.language)];
      await print(open, copies, name);
      return EXIT.ok;
    },
    { needsNoKeys: true },
  );
}
