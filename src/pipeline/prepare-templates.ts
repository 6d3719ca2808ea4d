/** A campaign's parameters held against its templates, before the first row is read. */

import type { Binder, BindingProblem } from '../core/binding/index.ts';
import { columnsOf, compileBinder } from '../core/binding/index.ts';
import type { WorkspaceConfig } from '../core/config.ts';
import type { StoredTemplate } from '../core/template.ts';
import type { LanguageChoice } from './languages.ts';
import { languageChoice } from './languages.ts';
import type { CampaignInput } from './question.ts';

/** What is known before the first row: enough to open the recipients files with the right columns. */
export interface Preparation {
  readonly languages: LanguageChoice;
  readonly binders: ReadonlyMap<string, Binder>;
  /** Columns that recipients must carry, in the order of `Recipient.values`. */
  readonly columns: readonly string[];
  /** Faults of the campaign file with the template that no recipient could escape. */
  readonly problems: readonly BindingProblem[];
}

/** What holds for all templates of a workspace. */
export interface TemplateSettings {
  /** The language where a campaign names none. */
  readonly language: string;
  /** Zone of times that are written without an offset. */
  readonly timeZone: string;
  /** The instant that is planned for, epoch milliseconds. */
  readonly now: number;
  /** Whether marketing goes out through the Marketing Messages API, which alone takes gif headers. */
  readonly marketingApi: boolean;
}

/** What of a workspace's settings templates are compiled with, at an instant (epoch milliseconds). */
export function templateSettings({ defaults, provider }: WorkspaceConfig, now: number): TemplateSettings {
  return { ...defaults, marketingApi: provider.marketingApi === true, now };
}

/** Compiles the campaign's parameters against its templates. */
export function prepareTemplates(
  campaign: CampaignInput,
  stored: readonly StoredTemplate[],
  settings: TemplateSettings,
): Preparation {
  const { language: defaultLanguage, timeZone: zone, now, marketingApi } = settings;
  const languages = languageChoice(campaign.config, stored, defaultLanguage);
  const columns = columnsOf(campaign.config);
  const { contract, minAge, recipients } = campaign.config;
  const { timeZone, region } = recipients.columns;
  for (const header of [timeZone, region, minAge?.column, contract?.reference, contract?.date])
    if (header !== undefined && !columns.includes(header)) columns.push(header);
  const binders = new Map<string, Binder>();
  const problems: BindingProblem[] = [];
  for (const [language, template] of languages.templates) {
    if (!template) continue;
    const compiled = compileBinder(template, campaign.config, {
      columns,
      timeZone: zone,
      now,
      marketingApi,
    });
    binders.set(language, compiled.binder);
    // The same fault in every language is one fault of the file.
    for (const problem of compiled.problems) {
      if (
        !problems.some(
          (known) =>
            known.code === problem.code && known.path === problem.path && known.subject === problem.subject,
        )
      ) {
        problems.push(problem);
      }
    }
  }
  return { languages, binders, columns, problems };
}
