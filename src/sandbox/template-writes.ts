import { announce } from './announce.ts';
import { checkDraftComponents, checkTtl } from './check-draft.ts';
import type { DraftContext } from './draft-components.ts';
import { refuseDraft } from './draft-refusal.ts';
import { findUnknownProperty, isJsonObject, type JsonObject } from './json-value.ts';
import { type Refusal, refuse, refuseCall, refuseObject } from './refusal.ts';
import { templateStatusUpdate } from './template-events.ts';
import { TEMPLATE_LANGUAGES } from './template-languages.ts';
import { unpauseTemplate } from './template-lifecycle.ts';
import type { RegisteredTemplate } from './template-registry.ts';
import { reviewTemplate } from './template-review.ts';
import { templateSchema } from './template-schema.ts';
import type { World } from './world.ts';

type Content = Record<string, unknown> | Refusal;

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Creations per hour and account. Source: Meta, templates/overview. */
const CREATIONS_PER_HOUR = 100;
/** How long a deleted name may not be used. Source: Meta, templates/template-management. */
const NAME_REST_MS = 30 * DAY_MS;
/** Edits of an approved template: one a day, ten in 30 days. Source: as above. */
const EDITS_PER_30_DAYS = 10;
const MOST_DELETED = 100;
/** Above 2^53 on purpose: ids are texts here and numbers in webhooks. */
const FIRST_NEW_ID = 72_000_000_000_000_001n;

// allow_category_change has had no effect since 9 Apr 2025. Source: Meta, templates/template-categorization.
const DRAFT_PROPERTIES = new Set([
  'name',
  'language',
  'category',
  'parameter_format',
  'components',
  'message_send_ttl_seconds',
  'allow_category_change',
  'sub_category',
  'cta_url_link_tracking_opted_out',
]);
const EDIT_PROPERTIES = new Set(['components', 'category', 'message_send_ttl_seconds', 'parameter_format']);

/** Creates a template and has it reviewed. Source: Meta, templates/template-management; rules: see check-draft.ts. */
export function createTemplate(world: World, body: unknown): Content {
  const { run } = world;
  const nowMs = world.clock.now();
  if (run.templateCreations.count(nowMs) >= CREATIONS_PER_HOUR)
    return refuse(80007, `More than ${CREATIONS_PER_HOUR} templates created within an hour`);
  if (!isJsonObject(body)) return refuseCall('The body must be a JSON object');
  const refusal = checkIdentity(world, body) ?? checkDraft(world, body);
  if (refusal !== null) return refusal;
  run.templateCreations.add(nowMs);
  const { allow_category_change: _ignored, ...draft } = body;
  const isMoved =
    draft.category === 'UTILITY' && world.profile.review.toMarketing.includes(String(draft.name));
  const template = templateSchema.parse({
    ...draft,
    status: 'PENDING',
    quality_score: { score: 'UNKNOWN', date: Math.floor(nowMs / 1_000) },
    ...(isMoved ? { category: 'MARKETING', previous_category: 'UTILITY' } : {}),
  });
  const id = String(FIRST_NEW_ID + BigInt(run.nextSerial()));
  const entry = run.templates.add({ ...template, id }, nowMs);
  reviewTemplate(world, entry, false);
  return { id, status: entry.template.status, category: entry.template.category };
}

function checkIdentity(world: World, { name, language }: JsonObject): Refusal | null {
  const { templates, deletedNames } = world.run;
  if (typeof name !== 'string' || !/^[a-z0-9_]{1,512}$/.test(name))
    return refuseCall('The parameter name must be 1 to 512 lower-case letters, digits and underscores');
  if (typeof language !== 'string' || !TEMPLATE_LANGUAGES.has(language))
    return refuseCall(`The parameter language does not take ${String(language)}`);
  if (templates.find(name, language) !== undefined)
    return refuseDraft('duplicate', `There is already ${name} in ${language}.`);
  if ((deletedNames.get(`${name} ${language}`) ?? Number.NEGATIVE_INFINITY) > world.clock.now())
    return refuseDraft('nameBeingDeleted', `${name} in ${language} was deleted less than 30 days ago.`);
  if (templates.size >= world.profile.templateLimit)
    return refuseDraft('limit', `The account has ${templates.size} templates.`);
  return null;
}

function checkDraft(world: World, draft: JsonObject): Refusal | null {
  const { category, parameter_format: format = 'POSITIONAL', components } = draft;
  const unknown = findUnknownProperty(draft, DRAFT_PROPERTIES);
  if (unknown !== undefined) return refuseCall(`Unexpected parameter ${unknown}`);
  if (category !== 'MARKETING' && category !== 'UTILITY' && category !== 'AUTHENTICATION')
    return refuseCall('The parameter category must be MARKETING, UTILITY or AUTHENTICATION');
  const upper = String(format).toUpperCase();
  if (upper !== 'POSITIONAL' && upper !== 'NAMED')
    return refuseCall('The parameter parameter_format must be POSITIONAL or NAMED');
  const context: DraftContext = {
    isNamed: upper === 'NAMED',
    category,
    typeOfHandle: (handle) => world.run.media.typeOfHandle(handle),
  };
  return checkTtl(category, draft.message_send_ttl_seconds) ?? checkDraftComponents(components, context);
}

/**
 * Edits a template: components are replaced whole, and it is reviewed again. An approved one keeps its category and may be edited
 * once a day and ten times in 30 days. Source: Meta, templates/template-management.
 */
export function editTemplate(world: World, entry: RegisteredTemplate, body: unknown): Content {
  if (!isJsonObject(body)) return refuseCall('The body must be a JSON object');
  const unknown = findUnknownProperty(body, EDIT_PROPERTIES);
  if (unknown !== undefined) return refuseCall(`Unexpected parameter ${unknown}`);
  const nowMs = world.clock.now();
  const { category, parameter_format: format, components } = entry.template;
  const refusal =
    checkEditable(entry, body, nowMs) ??
    checkDraft(world, { category, parameter_format: format, components, ...body });
  if (refusal !== null) return refusal;
  if (entry.template.status === 'APPROVED') entry.editedAt.push(nowMs);
  const edited = templateSchema.parse({ ...entry.template, ...body, status: 'PENDING' });
  world.run.templates.change(entry, edited as Partial<typeof entry.template>);
  entry.pause = null;
  reviewTemplate(world, entry, true);
  return { success: true };
}

function checkEditable(
  { template, editedAt }: RegisteredTemplate,
  body: JsonObject,
  nowMs: number,
): Refusal | null {
  if (template.status === 'REJECTED' || template.status === 'PAUSED') return null;
  if (template.status !== 'APPROVED')
    return refuseDraft('locked', `A template that is ${template.status} cannot be edited.`);
  if (body.category !== undefined && body.category !== template.category)
    return refuseDraft('locked', 'The category of an approved template cannot be edited.');
  const within = (spanMs: number): number => editedAt.filter((at) => at > nowMs - spanMs).length;
  return within(DAY_MS) >= 1 || within(30 * DAY_MS) >= EDITS_PER_30_DAYS
    ? refuseDraft('locked', 'An approved template may be edited once a day and ten times in 30 days.')
    : null;
}

/** Which templates a DELETE names. */
export interface DeletionQuery {
  readonly name: string | undefined;
  readonly hsmId: string | undefined;
  readonly hsmIds: string | undefined;
}

/**
 * Deletes all languages of a name, one template by id and name, or up to a hundred by id, all or nothing. Disabled ones stay.
 * Source: Meta, templates/template-management.
 */
export function deleteTemplates(world: World, query: DeletionQuery): Content {
  const found = findDeleted(world, query);
  if ('code' in found) return found;
  if (found.some(({ template }) => template.status === 'DISABLED'))
    return refuseDraft('locked', 'A disabled template cannot be deleted.');
  for (const entry of found) removeTemplate(world, entry);
  return { success: true };
}

function findDeleted(world: World, { name, hsmId, hsmIds }: DeletionQuery): RegisteredTemplate[] | Refusal {
  const { templates } = world.run;
  if (hsmIds !== undefined) return findByIds(world, hsmIds);
  if (name === undefined) return refuseCall('The parameter name is required');
  if (hsmId === undefined) {
    const entries = [...templates.byName(name)];
    return entries.length === 0 ? refuseObject(name, 'DELETE') : entries;
  }
  const entry = templates.byId(hsmId);
  return entry === undefined || entry.template.name !== name ? refuseObject(hsmId, 'DELETE') : [entry];
}

function findByIds(world: World, text: string): RegisteredTemplate[] | Refusal {
  const ids = /^\[\s*"?\d+"?(\s*,\s*"?\d+"?)*\s*\]$/.test(text) ? text.match(/\d+/g) : null;
  if (ids === null || ids.length > MOST_DELETED)
    return refuseCall(`The parameter hsm_ids must be a list of up to ${MOST_DELETED} ids`);
  const entries: RegisteredTemplate[] = [];
  for (const id of ids) {
    const entry = world.run.templates.byId(id);
    if (entry === undefined) return refuseObject(id, 'DELETE');
    entries.push(entry);
  }
  return entries;
}

function removeTemplate(world: World, entry: RegisteredTemplate): void {
  const { name, language, status } = entry.template;
  const { run } = world;
  run.templates.remove(entry);
  if (status === 'APPROVED' || status === 'PAUSED')
    run.deletedNames.set(`${name} ${language}`, world.clock.now() + NAME_REST_MS);
  announce(world, templateStatusUpdate(entry.template, { event: 'PENDING_DELETION', reason: null }));
}

/** Lifts a pause that came from the feedback to a template's first messages. Source: Meta, templates/template-pacing. */
export function liftPause(world: World, entry: RegisteredTemplate): Content {
  if (entry.pause?.reason !== 'pacing')
    return refuseDraft('locked', 'Only a pause after the first messages can be lifted.');
  unpauseTemplate(world, entry);
  return { success: true };
}
