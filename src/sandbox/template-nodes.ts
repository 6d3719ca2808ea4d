import { parseFields, selectFields } from './field-selection.ts';
import { healthOfTemplate } from './health-status.ts';
import { type Refusal, refuse, refuseCall } from './refusal.ts';
import type { SandboxTemplate } from './template-schema.ts';
import type { World } from './world.ts';

/** Query of a template listing, each part as text or left out. */
export interface TemplateQuery {
  readonly fields: string | undefined;
  readonly limit: string | undefined;
  readonly after: string | undefined;
  readonly before: string | undefined;
  readonly name: string | undefined;
  readonly language: string | undefined;
  readonly status: string | undefined;
  readonly category: string | undefined;
  readonly content: string | undefined;
  readonly name_or_content: string | undefined;
  readonly quality_score: string | undefined;
  readonly summary: string | undefined;
}

/** Where a listing was asked for. */
export interface ListingPlace {
  /** Address of the listing without its query, for `paging.next`. */
  readonly url: string;
  /** Graph version, 23 for v23.0. */
  readonly version: number;
}

const NODE_TYPE = 'WhatsAppMessageTemplate';
// rejected_reason and quality_score are left out unless asked for, as the platform does.
const DEFAULT_FIELDS = ['name', 'parameter_format', 'components', 'language', 'status', 'category'];
const OPTIONAL_FIELDS = new Set([
  'sub_category',
  'previous_category',
  'correct_category',
  'message_send_ttl_seconds',
  'cta_url_link_tracking_opted_out',
  'library_template_name',
  'last_updated_time',
  'source',
  'display_format',
  'is_primary_device_delivery_only',
  'degrees_of_freedom_spec',
]);

const DEFAULT_LIMIT = 25;
/** The most templates per page; more may be asked for. Source: practice, 100 to 250 are accepted. */
const MAX_LIMIT = 250;
/** First version with a code of its own for a bad cursor. Source: Meta, graph-api/changelog (v24.0). */
const CURSOR_CODE_SINCE = 24;

/** One template's node. Source: Meta, templates/template-management. */
export function readTemplateNode(
  world: World,
  template: SandboxTemplate,
  fields: string | undefined,
): Record<string, unknown> | Refusal {
  const node = {
    ...template,
    status: currentStatus(world, template),
    ...(asksForHealth(fields) ? { health_status: healthOfTemplate(world, template) } : {}),
  };
  return selectFields(node, {
    fields,
    defaults: DEFAULT_FIELDS,
    optional: OPTIONAL_FIELDS,
    nodeType: NODE_TYPE,
  });
}

/** A page of templates with cursors; the last page has no `next`. Source: Meta, templates/template-management and graph-api/results. */
export function listTemplates(
  world: World,
  query: TemplateQuery,
  place: ListingPlace,
): Record<string, unknown> | Refusal {
  const limit = query.limit === undefined ? DEFAULT_LIMIT : Number(query.limit);
  if (!Number.isInteger(limit) || limit < 1) return refuseCall('Param limit must be a positive integer');
  const matching: SandboxTemplate[] = [];
  for (const { template } of world.run.templates.all())
    if (matches(world, template, query)) matching.push(template);
  const start = findStart(matching, query, Math.min(limit, MAX_LIMIT));
  if (start === null)
    return place.version >= CURSOR_CODE_SINCE
      ? refuse(131059, 'The cursor is invalid or expired')
      : refuseCall('Invalid cursor');
  const page = matching.slice(start, start + Math.min(limit, MAX_LIMIT));
  const data: object[] = [];
  for (const template of page) {
    const node = readTemplateNode(world, template, query.fields);
    if (typeof node.code === 'number') return node;
    data.push(node);
  }
  const summary = query.summary === undefined ? {} : { summary: summaryOf(world, matching.length) };
  return { data, ...pagingOf(page, { matching, start, query, place }), ...summary };
}

// Source: Meta, templates/template-management, summary.
function summaryOf({ run, profile }: World, total: number): object {
  return {
    total_count: total,
    message_template_count: run.templates.size,
    message_template_limit: profile.templateLimit,
    are_translations_complete: false,
  };
}

interface PageFrame {
  readonly matching: readonly SandboxTemplate[];
  readonly start: number;
  readonly query: TemplateQuery;
  readonly place: ListingPlace;
}

function pagingOf(page: readonly SandboxTemplate[], frame: PageFrame): object {
  const [first, last] = [page[0], page.at(-1)];
  if (first === undefined || last === undefined) return {};
  const cursors = { before: toCursor(first), after: toCursor(last) };
  const hasNext = frame.start + page.length < frame.matching.length;
  return {
    paging: {
      cursors,
      ...(hasNext ? { next: pageUrl(frame, 'after', cursors.after) } : {}),
      ...(frame.start > 0 ? { previous: pageUrl(frame, 'before', cursors.before) } : {}),
    },
  };
}

function pageUrl({ query, place }: PageFrame, direction: 'after' | 'before', cursor: string): string {
  const url = new URL(place.url);
  for (const [name, value] of Object.entries({ ...query, after: undefined, before: undefined }))
    if (value !== undefined) url.searchParams.set(name, value);
  url.searchParams.set(direction, cursor);
  return url.href;
}

function findStart(matching: readonly SandboxTemplate[], query: TemplateQuery, limit: number): number | null {
  const cursor = query.after ?? query.before;
  if (cursor === undefined) return 0;
  const position = matching.findIndex((template) => toCursor(template) === cursor);
  if (position === -1) return null;
  return query.after === undefined ? Math.max(position - limit, 0) : position + 1;
}

// A cursor names its template, so that a page stays put when templates before it come or go.
function toCursor(template: SandboxTemplate): string {
  return Buffer.from(`after:${template.id}`).toString('base64url');
}

function matches(world: World, template: SandboxTemplate, query: TemplateQuery): boolean {
  return (
    (query.name === undefined || template.name === query.name) &&
    (query.language === undefined || template.language === query.language) &&
    (query.category === undefined || template.category === query.category.toUpperCase()) &&
    (query.status === undefined || currentStatus(world, template) === query.status.toUpperCase()) &&
    (query.quality_score === undefined ||
      template.quality_score.score === query.quality_score.toUpperCase()) &&
    (query.content === undefined || holds(template, query.content)) &&
    (query.name_or_content === undefined ||
      template.name.includes(query.name_or_content) ||
      holds(template, query.name_or_content))
  );
}

function holds({ components }: SandboxTemplate, text: string): boolean {
  return components.some((component) => component.text?.includes(text) === true);
}

function asksForHealth(fields: string | undefined): boolean {
  return fields !== undefined && parseFields(fields).includes('health_status');
}

/** The state as listed, faults included. */
export function currentStatus(world: World, template: SandboxTemplate): string {
  const { faults } = world.run.faults;
  if (faults.disabledTemplates.includes(template.name)) return 'DISABLED';
  return faults.pausedTemplates.includes(template.name) ? 'PAUSED' : template.status;
}
