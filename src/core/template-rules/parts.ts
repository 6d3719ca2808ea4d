/** Walks through a draft: its texts, headers, lists of buttons, each with its place. */
import type { DraftButton, DraftComponent, DraftPath, TemplateDraftFile } from '../template-draft.ts';

/** A component with its place; `card` counts from 0. */
export interface PlacedComponent {
  readonly component: DraftComponent;
  readonly path: DraftPath;
  readonly card: number | undefined;
}

/** A button with its place. */
export interface PlacedButton {
  readonly button: DraftButton;
  readonly path: DraftPath;
  readonly card: number | undefined;
}

/** All components, those of cards after the carousel that holds them. */
export function componentsOf(draft: Pick<TemplateDraftFile, 'components'>): PlacedComponent[] {
  return draft.components.flatMap((component, index) => {
    const path = ['components', index];
    const cards = (component.cards ?? []).flatMap((card, at) =>
      card.components.map((inner, position) => ({
        component: inner,
        path: [...path, 'cards', at, 'components', position],
        card: at,
      })),
    );
    return [{ component, path, card: undefined }, ...cards];
  });
}

/** All components of a type. */
export function ofType(
  draft: Pick<TemplateDraftFile, 'components'>,
  ...types: readonly DraftComponent['type'][]
): PlacedComponent[] {
  return componentsOf(draft).filter(({ component }) => types.includes(component.type));
}

/** Headers, bodies and footers that have a text. */
export function textsOf(
  draft: Pick<TemplateDraftFile, 'components'>,
): (PlacedComponent & { readonly text: string })[] {
  return ofType(draft, 'HEADER', 'BODY', 'FOOTER').flatMap((placed) =>
    placed.component.text === undefined ? [] : [{ ...placed, text: placed.component.text }],
  );
}

/** All buttons, those of cards included. */
export function buttonsOf(draft: Pick<TemplateDraftFile, 'components'>): PlacedButton[] {
  return componentsOf(draft).flatMap(({ component, path, card }) =>
    (component.buttons ?? []).map((button, index) => ({ button, path: [...path, 'buttons', index], card })),
  );
}

/** Whether a draft has a component of a type at its top. */
export function has(draft: TemplateDraftFile, type: DraftComponent['type']): boolean {
  return draft.components.some((component) => component.type === type);
}

/** `BODY`, `BUTTONS[2]`, `card 2 HEADER`: a path's component, counted from 1 as people do; empty for the draft itself. */
export function placeName(draft: TemplateDraftFile, path: DraftPath, card: string): string {
  const component = typeof path[1] === 'number' ? draft.components[path[1]] : undefined;
  if (component === undefined) return path.length === 0 ? '' : String(path[0]);
  const at = path[2] === 'cards' ? Number(path[3]) : undefined;
  const inner = at === undefined ? component : component.cards?.[at]?.components[Number(path[5])];
  const rest = path.slice(at === undefined ? 2 : 6);
  const type = inner?.type ?? component.type;
  const name = rest[0] === 'buttons' && typeof rest[1] === 'number' ? `${type}[${rest[1] + 1}]` : type;
  return at === undefined ? name : `${card} ${at + 1}${inner === undefined ? '' : ` ${name}`}`;
}
