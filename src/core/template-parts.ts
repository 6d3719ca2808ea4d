/** A template taken apart into what people compare: header, body, footer, each button, each card. */
import { canonicalJson } from './canonical-json.ts';
import type { Template, TemplateComponent } from './template.ts';
import { contentOf } from './template-content.ts';

/** One part of a template. */
export interface TemplatePart {
  /** `body`, `header`, `buttons.0`, `carousel.1.body`: component by its type, buttons and cards counted from 0. */
  readonly path: string;
  /** As people read it. */
  readonly text: string;
  /** Equal exactly where the parts are. */
  readonly key: string;
}

/** Fields that are read without their name, in this order. */
const SPOKEN = ['format', 'text', 'type', 'url', 'phoneNumber', 'otpType', 'flowId'] as const;

/** Fields as one line: the spoken ones by value, the others by name and value. */
function lineOf(fields: Readonly<Record<string, unknown>>): string {
  const spoken = SPOKEN.map((name) => fields[name]).filter((value) => typeof value === 'string');
  const named = Object.entries(fields)
    .filter(([name, value]) => value !== undefined && !(SPOKEN as readonly string[]).includes(name))
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? canonicalJson(value) : value}`);
  return [...spoken, ...named].join(' · ');
}

/** A text header's format says nothing that its text does not. */
function spokenFields({ type: _, format, ...rest }: Readonly<Record<string, unknown>>): string {
  return lineOf({ ...(format === 'TEXT' ? {} : { format }), ...rest });
}

function componentParts(component: TemplateComponent, place: string): TemplatePart[] {
  const { buttons = [], cards = [], ...own } = component;
  const path = `${place}${component.type.toLowerCase()}`;
  const parts: TemplatePart[] = [];
  const key = canonicalJson(own);
  if (key !== canonicalJson({ type: component.type }) || buttons.length + cards.length === 0)
    parts.push({ path, text: spokenFields(own), key });
  for (const [index, button] of buttons.entries())
    parts.push({ path: `${path}.${index}`, text: lineOf(button), key: canonicalJson(button) });
  for (const [index, card] of cards.entries())
    parts.push(...card.components.flatMap((each) => componentParts(each, `${path}.${index}.`)));
  return parts;
}

/** All parts of a template, in its order. A path that comes again is numbered: `body#2`. */
export function templateParts(template: Pick<Template, 'components'>): TemplatePart[] {
  const seen = new Map<string, number>();
  return contentOf(template)
    .flatMap((component) => componentParts(component, ''))
    .map((part) => {
      const count = (seen.get(part.path) ?? 0) + 1;
      seen.set(part.path, count);
      return count === 1 ? part : { ...part, path: `${part.path}#${count}` };
    });
}
