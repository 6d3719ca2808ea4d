/** What a preview shows, as data. Problems come with their sentence, for they are told by whoever found them. */
import type { MessageView } from '../../core/message/view.ts';
import type { Template } from '../../core/template.ts';

/** Why a row could not be sent. */
export interface PreviewProblem {
  /** `parameter.missing`, `parameter.malformed`, `template.language`, `template.status`, `template.quality`, or a row problem's code. */
  readonly code: string;
  /** The column at fault; undefined where there is none. */
  readonly column: string | undefined;
  /** The parameter at fault, by its place in the campaign file. */
  readonly parameter: string | undefined;
  readonly message: string;
}

/** A value that the reader's phone takes for formatting. */
export interface FormattingNote {
  readonly variable: string;
  readonly column: string | undefined;
}

/** How columns were matched with a template's variables where no campaign says it. */
export interface ColumnMatch {
  readonly pairs: readonly { readonly variable: string; readonly column: string }[];
  /** Named variables that no column is called like. */
  readonly open: readonly string[];
  /** Whether the template has variables with numbers, which say nothing. */
  readonly hasNumbers: boolean;
  /** Buttons whose value no name tells. */
  readonly openButtons: number;
}

/** One previewed message. */
export interface PreviewModel {
  readonly template: Template;
  /** When the copy was read, epoch milliseconds. */
  readonly syncedAt: number;
  /** Now, epoch milliseconds. */
  readonly at: number;
  /** The workspace's zone: the reader's. */
  readonly zone: string;
  /** Who writes. */
  readonly sender: string;
  /** What fills the message. */
  readonly values: 'row' | 'samples' | 'none';
  readonly row:
    | {
        readonly row: number;
        readonly file: string;
        /** E.164; undefined where the row's number cannot be read. */
        readonly phone: string | undefined;
      }
    | undefined;
  readonly message: MessageView;
  readonly match: ColumnMatch | undefined;
  readonly problems: readonly PreviewProblem[];
  readonly formatting: readonly FormattingNote[];
}
