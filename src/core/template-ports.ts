/** What the core needs of a store that keeps templates: the newest copies, and how each template stood before. */
import type { StoredTemplate, Template } from './template.ts';

/** A stretch of time in which a template in one language stood unchanged (`templateChanges` finds nothing). */
export interface TemplateState {
  readonly name: string;
  readonly language: string;
  /** Undefined: it was not there. */
  readonly template: Template | undefined;
  /** As in `StoredTemplate`. */
  readonly digest: string | undefined;
  /** When it was first and last read so, epoch milliseconds. */
  readonly firstSeen: number;
  readonly lastSeen: number;
}

/** Copies of the account's templates. */
export interface TemplateStore {
  /**
   * Replaces all copies by these, in one transaction, or all of a name; what is no longer among them is gone. What was there
   * before stays in the history.
   */
  replace(templates: readonly Template[], syncedAt: number, name?: string): Promise<void>;
  /** All languages of a name. */
  byName(name: string): Promise<readonly StoredTemplate[]>;
  /** All copies, by name and language. */
  list(): Promise<readonly StoredTemplate[]>;
  /** All templates, or a name's, as they were known at an instant (epoch milliseconds), by name and language. */
  asOf(at: number, name?: string): Promise<readonly Template[]>;
  /** A name's states, by language and in the order in which they were seen. */
  history(name: string): Promise<readonly TemplateState[]>;
  /** A template as it last stood with this content, whether it still has it or not. */
  withDigest(wanted: {
    readonly name: string;
    readonly language: string;
    readonly digest: string;
  }): Promise<Template | undefined>;
  /** When all templates were read, epoch milliseconds, oldest first. */
  syncs(): Promise<readonly number[]>;
}
