/** One zod issue → one sentence, from its code. */
import type { z } from 'zod';
import { nearest } from '../../core/nearest.ts';
import type { ConfigTexts, NodeKind } from './problem-text.ts';
import { textForm } from './text-forms.ts';

type Issue = z.core.$ZodIssue;

/** What stands at the issue's place, and the sentences to say it in. */
export interface IssueSubject {
  readonly value: unknown;
  /** The value as it is written in the file. */
  readonly source: string | undefined;
  readonly texts: ConfigTexts;
}

const KINDS: Readonly<Record<string, NodeKind>> = {
  string: 'text',
  number: 'number',
  int: 'whole-number',
  boolean: 'boolean',
  object: 'mapping',
  record: 'mapping',
  array: 'list',
};

/** The sentence for an issue whose value is there (missing ones and unknown keys are told elsewhere). */
export function issueMessage(issue: Issue, subject: IssueSubject): string {
  const { texts, value } = subject;
  switch (issue.code) {
    case 'invalid_type':
      return wrongKind([kindOf(issue.expected)], subject);
    case 'invalid_union':
      return wrongKind(wantedKinds(issue.errors), subject);
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      return texts.notAllowed(allowed, typeof value === 'string' ? nearest(value, allowed) : undefined);
    }
    case 'invalid_format':
      return value === '' ? texts.emptyText() : texts.invalidForm(textForm(issue.format, issue.pattern));
    case 'invalid_key': {
      const inner = issue.issues.find((candidate) => candidate.code === 'invalid_format');
      return inner?.code === 'invalid_format'
        ? texts.invalidForm(textForm(inner.format, inner.pattern))
        : texts.invalid();
    }
    case 'too_small':
      if (issue.origin === 'string') return texts.emptyText();
      if (issue.origin === 'array') return texts.emptyList();
      return texts.tooSmall(Number(issue.minimum), issue.inclusive === false);
    case 'too_big':
      return texts.tooLarge(Number(issue.maximum));
    case 'custom':
      // The schema's one refinement: a mapping that must not be empty.
      return typeof value === 'object' ? texts.emptyMapping() : texts.invalid();
    default:
      return texts.invalid();
  }
}

/** A number where a text belongs needs quotes; it must not be read as a number first, which costs its last digits. */
function wrongKind(kinds: readonly NodeKind[], { value, source, texts }: IssueSubject): string {
  if (kinds.includes('text') && typeof value === 'number') return texts.quoteNumber(source ?? String(value));
  return texts.expected(kinds);
}

function wantedKinds(branches: readonly (readonly Issue[])[]): NodeKind[] {
  const kinds = branches.flatMap((branch) => branch.flatMap(wantedKind));
  return [...new Set(kinds)];
}

function wantedKind(issue: Issue): NodeKind[] {
  if (issue.code === 'invalid_type') return [kindOf(issue.expected)];
  return issue.code === 'invalid_value' || issue.code === 'invalid_format' ? ['text'] : [];
}

function kindOf(expected: string): NodeKind {
  return KINDS[expected] ?? 'other';
}
