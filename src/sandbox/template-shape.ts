import type { CardComponent, SandboxTemplate, TemplateButton } from './template-schema.ts';

/** A text with placeholders, prepared so that a send is measured without building the text. */
export interface TextShape {
  /** Names of the placeholders, `1` to `n` for positional ones, each once. */
  readonly placeholders: readonly string[];
  /** For every place in the text, which placeholder stands there. */
  readonly occurrences: readonly number[];
  /** UTF-16 units of the fixed text. */
  readonly fixedLength: number;
  /** Longest text allowed once filled in. */
  readonly maxLength: number;
}

/** A header: its format and, for TEXT, its text. */
export interface HeaderShape {
  /** TEXT, IMAGE, VIDEO, DOCUMENT, GIF, LOCATION or PRODUCT. */
  readonly format: string;
  readonly text: TextShape;
}

/** A button in its place. */
export interface ButtonShape {
  /** QUICK_REPLY, URL, … as listed. */
  readonly type: string;
  readonly label: string;
  /** The address with its placeholder; only for URL buttons. */
  readonly url: TextShape | null;
}

/** What can be filled in: a template's own components or those of one carousel card. */
export interface CardShape {
  readonly header: HeaderShape | null;
  readonly body: TextShape;
  readonly buttons: readonly ButtonShape[];
}

/** A template as the checks of a send need it. */
export interface TemplateShape extends CardShape {
  readonly template: SandboxTemplate;
  readonly isNamed: boolean;
  readonly cards: readonly CardShape[];
  readonly hasLimitedTimeOffer: boolean;
  /** Whether the offer counts down, so that every send must say until when. */
  readonly needsExpiration: boolean;
}

/** Longest texts in characters. Source: Meta, templates/components and templates/marketing-templates. */
const MAX_LENGTH = { header: 60, body: 1_024, offerBody: 600, cardBody: 160, url: 2_000 } as const;

const PLACEHOLDER = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g;

/** Prepares a template for checking sends against it. */
export function shapeTemplate(template: SandboxTemplate): TemplateShape {
  const { components } = template;
  const offer = components.find((component) => component.type === 'LIMITED_TIME_OFFER');
  const carousel = components.find((component) => component.type === 'CAROUSEL');
  const card = shapeCard(components, offer === undefined ? MAX_LENGTH.body : MAX_LENGTH.offerBody);
  const isCodeOnly = template.category === 'AUTHENTICATION' && card.body.fixedLength === 0;
  return {
    ...card,
    // An authentication body may be listed without its text, which the platform writes: it holds the code.
    body: isCodeOnly ? shapeText('{{1}}', MAX_LENGTH.body) : card.body,
    template,
    isNamed: template.parameter_format === 'NAMED',
    cards: (carousel?.cards ?? []).map((entry) => shapeCard(entry.components, MAX_LENGTH.cardBody)),
    hasLimitedTimeOffer: offer !== undefined,
    needsExpiration: offer?.limited_time_offer?.has_expiration === true,
  };
}

function shapeCard(components: readonly CardComponent[], maxBody: number): CardShape {
  const header = components.find((component) => component.type === 'HEADER');
  const body = components.find((component) => component.type === 'BODY');
  const buttons = components.find((component) => component.type === 'BUTTONS')?.buttons ?? [];
  return {
    header:
      header === undefined
        ? null
        : { format: header.format ?? 'TEXT', text: shapeText(header.text ?? '', MAX_LENGTH.header) },
    body: shapeText(body?.text ?? '', maxBody),
    buttons: buttons.map(shapeButton),
  };
}

function shapeButton(button: TemplateButton): ButtonShape {
  const url = button.type === 'URL' ? shapeText(button.url ?? '', MAX_LENGTH.url) : null;
  return { type: button.type, label: button.text ?? '', url };
}

function shapeText(text: string, maxLength: number): TextShape {
  const found = [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
  const placeholders = [...new Set(found)];
  // Positional parameters are given in the order of their numbers, wherever these stand in the text.
  if (placeholders.every((name) => /^\d+$/.test(name))) placeholders.sort((a, b) => Number(a) - Number(b));
  return {
    placeholders,
    occurrences: found.map((name) => placeholders.indexOf(name)),
    fixedLength: text.replace(PLACEHOLDER, '').length,
    maxLength,
  };
}
