import { newPacingState, type PacingState } from './pacing-state.ts';
import type { SandboxTemplate } from './template-schema.ts';
import { shapeTemplate, type TemplateShape } from './template-shape.ts';

/** Why a template rests: bad feedback of readers, or a first batch that went badly. */
export interface TemplatePause {
  readonly reason: 'quality' | 'pacing';
  /** Virtual time at which it may be sent again by itself; null when somebody has to lift the pause. */
  readonly until: number | null;
}

/** A template of the account and what happened to it. */
export interface RegisteredTemplate {
  template: SandboxTemplate;
  /** The same, prepared for checking sends. */
  shape: TemplateShape;
  /** Virtual time of its creation; long ago for those of the profile. */
  readonly createdAt: number;
  /** Messages with it that were accepted. */
  accepted: number;
  /** Pauses for bad feedback so far; the third disables. */
  pauses: number;
  pause: TemplatePause | null;
  readonly pacing: PacingState;
  /** Virtual times of edits while it was approved. */
  readonly editedAt: number[];
}

/** The account's templates. */
export interface TemplateRegistry {
  all(): Iterable<RegisteredTemplate>;
  readonly size: number;
  byId(id: string): RegisteredTemplate | undefined;
  /** All languages of a name. */
  byName(name: string): readonly RegisteredTemplate[];
  find(name: string, language: string): RegisteredTemplate | undefined;
  add(template: SandboxTemplate, createdAt: number): RegisteredTemplate;
  /** Puts other content or another state in place of the present one; id, name and language stay. */
  change(entry: RegisteredTemplate, changes: Partial<SandboxTemplate>): void;
  remove(entry: RegisteredTemplate): void;
}

/** A registry that holds these templates. */
export function createTemplateRegistry(templates: readonly SandboxTemplate[]): TemplateRegistry {
  const byId = new Map<string, RegisteredTemplate>();
  const byName = new Map<string, Map<string, RegisteredTemplate>>();
  const add = (template: SandboxTemplate, createdAt: number): RegisteredTemplate => {
    const entry = newEntry(template, createdAt);
    const languages = byName.get(template.name) ?? new Map<string, RegisteredTemplate>();
    languages.set(template.language, entry);
    byName.set(template.name, languages);
    byId.set(template.id, entry);
    return entry;
  };
  for (const template of templates) add(template, Number.NEGATIVE_INFINITY);
  return {
    all: () => byId.values(),
    get size() {
      return byId.size;
    },
    byId: (id) => byId.get(id),
    byName: (name) => [...(byName.get(name)?.values() ?? [])],
    find: (name, language) => byName.get(name)?.get(language),
    add,
    change(entry, changes) {
      entry.template = { ...entry.template, ...changes };
      entry.shape = shapeTemplate(entry.template);
    },
    remove({ template }) {
      byId.delete(template.id);
      byName.get(template.name)?.delete(template.language);
    },
  };
}

// Without good marks a template's first messages are watched. Source: Meta, templates/template-pacing.
function newEntry(template: SandboxTemplate, createdAt: number): RegisteredTemplate {
  return {
    template,
    shape: shapeTemplate(template),
    createdAt,
    accepted: 0,
    pauses: 0,
    pause: null,
    pacing: newPacingState(template.category === 'MARKETING' && template.quality_score.score !== 'GREEN'),
    editedAt: [],
  };
}
