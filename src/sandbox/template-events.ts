import type { SandboxTemplate } from './template-schema.ts';
import type { WebhookUpdate } from './webhook-payload.ts';

/**
 * Ids of templates are numbers in webhooks, above 2^53 too, which JavaScript cannot hold: the text of digits is marked here
 * and loses its quotes when the body is written.
 */
const NUMBER_MARK = '\u0001number:';
const MARKED_NUMBER = /"\\u0001number:(\d+)"/g;

/** Takes the quotes off marked numbers in a JSON text. */
export function unquoteNumbers(json: string): string {
  return json.includes('\\u0001number:') ? json.replace(MARKED_NUMBER, '$1') : json;
}

/** What a status event says beside the template. Source: Meta, webhooks/reference/message_template_status_update. */
export interface TemplateStatusNews {
  readonly event: string;
  /** NONE or a reason of rejection; null when the deletion is planned. */
  readonly reason?: string | null;
  readonly otherInfo?: { readonly title: string; readonly description: string };
  readonly rejectionInfo?: { readonly reason: string; readonly recommendation: string };
  /** Virtual time of a disabling. */
  readonly disabledAtMs?: number;
}

/** A template got another state. Source: as above. */
export function templateStatusUpdate(template: SandboxTemplate, news: TemplateStatusNews): WebhookUpdate {
  const { event, reason = 'NONE', otherInfo, rejectionInfo, disabledAtMs } = news;
  const value = {
    event,
    ...identityOf(template),
    reason,
    message_template_category: template.category,
    ...(otherInfo === undefined ? {} : { other_info: otherInfo }),
    ...(rejectionInfo === undefined ? {} : { rejection_info: rejectionInfo }),
    ...(disabledAtMs === undefined
      ? {}
      : { disable_info: { disable_date: Math.floor(disabledAtMs / 1_000) } }),
  };
  return { field: 'message_template_status_update', value };
}

/** A template's quality changed. Source: Meta, webhooks/reference/message_template_quality_update. */
export function templateQualityUpdate(
  template: SandboxTemplate,
  previous: string,
  next: string,
): WebhookUpdate {
  const value = { previous_quality_score: previous, new_quality_score: next, ...identityOf(template) };
  return { field: 'message_template_quality_update', value };
}

/**
 * A template's category changed, or will: then `next` is the present one and `correct` the one it ought to have.
 * Source: Meta, webhooks/reference/template_category_update.
 */
export function templateCategoryUpdate(
  template: SandboxTemplate,
  news: { readonly previous: string; readonly next: string } | { readonly correct: string },
): WebhookUpdate {
  const categories =
    'correct' in news
      ? { new_category: template.category, correct_category: news.correct }
      : { previous_category: news.previous, new_category: news.next };
  return { field: 'template_category_update', value: { ...identityOf(template), ...categories } };
}

/** A template's content after an edit. Source: Meta, webhooks/reference/message_template_components_update. */
export function templateComponentsUpdate(template: SandboxTemplate): WebhookUpdate {
  const textOf = (type: string): string | undefined =>
    template.components.find((component) => component.type === type)?.text;
  const buttons = template.components.find((component) => component.type === 'BUTTONS')?.buttons ?? [];
  const [title, footer] = [textOf('HEADER'), textOf('FOOTER')];
  const value = {
    ...identityOf(template),
    ...(title === undefined ? {} : { message_template_title: title }),
    message_template_element: textOf('BODY') ?? '',
    ...(footer === undefined ? {} : { message_template_footer: footer }),
    ...(buttons.length === 0
      ? {}
      : {
          message_template_buttons: buttons.map(({ type, text }) => ({
            message_template_button_type: type,
            message_template_button_text: text ?? '',
          })),
        }),
  };
  return { field: 'message_template_components_update', value };
}

// Meta's examples show en-US here while the REST side says en_US: receivers have to take both for one.
function identityOf({ id, name, language }: SandboxTemplate): object {
  return {
    message_template_id: `${NUMBER_MARK}${id}`,
    message_template_name: name,
    message_template_language: language.replace('_', '-'),
  };
}
