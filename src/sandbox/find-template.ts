import { findUnknownProperty, isJsonObject } from './json-value.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { RegisteredTemplate } from './template-registry.ts';
import type { World } from './world.ts';

/** A template that may be sent, with the components the request filled in. */
export interface NamedTemplate {
  readonly entry: RegisteredTemplate;
  readonly components: unknown;
}

const TEMPLATE_PROPERTIES = new Set(['name', 'language', 'components']);
const LANGUAGE_PROPERTIES = new Set(['code', 'policy']);

/**
 * Finds the template a send names and checks that it may be sent. Codes: 100 for the shape of the request, 132001 when
 * there is no approved one in the language, 132015 paused, 132016 disabled.
 * Source: Meta, templates/overview, templates/template-pausing, support/error-codes.
 */
export function findTemplate(world: World, value: unknown): NamedTemplate | Refusal {
  if (!isJsonObject(value)) return refuse(100, 'template is missing');
  const { name, language, components } = value;
  if (typeof name !== 'string' || name === '') return refuse(100, 'template.name is missing');
  if (!isJsonObject(language) || typeof language.code !== 'string')
    return refuse(100, 'template.language.code is missing');
  if (language.policy !== undefined && language.policy !== 'deterministic')
    return refuse(100, 'template.language.policy must be deterministic');
  const unknown =
    findUnknownProperty(value, TEMPLATE_PROPERTIES) ?? findUnknownProperty(language, LANGUAGE_PROPERTIES);
  if (unknown !== undefined) return refuse(100, `Unexpected property ${unknown} in template`);
  const entry = world.run.templates.find(name, language.code);
  if (entry === undefined)
    return refuse(132001, `template name (${name}) does not exist in ${language.code}`);
  return checkStatus(world, entry) ?? { entry, components };
}

function checkStatus(world: World, { template }: RegisteredTemplate): Refusal | null {
  const { faults } = world.run.faults;
  const { name, language } = template;
  if (template.status === 'DISABLED' || faults.disabledTemplates.includes(name))
    return refuse(132016, `template ${name} (${language}) is disabled`);
  if (template.status === 'PAUSED' || faults.pausedTemplates.includes(name))
    return refuse(132015, `template ${name} (${language}) is paused`);
  if (template.status === 'APPROVED') return null;
  return refuse(132001, `template name (${name}) is not approved in ${language}`);
}
