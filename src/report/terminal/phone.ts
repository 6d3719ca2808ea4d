/** A message as a phone shows it, in a terminal: a bubble, its buttons beneath, a carousel's cards one after another. */
import { type FilledText, fixedText } from '../../core/message/filled-text.ts';
import type { ButtonView, CardView, HeaderView, MessageView } from '../../core/message/view.ts';
import {
  bodyWords,
  buttonWords,
  footerWords,
  headerWords,
  offerEnd,
  type PhoneVoice,
} from '../phone/words.ts';
import {
  type FittedLine,
  type Fitting,
  fitMarkup,
  fitSpans,
  type Look,
  type Looks,
  plainSpans,
} from './phone-text.ts';

/** Columns of a phone: about what a real one has in a line. */
export const PHONE_WIDTH = 44;

/** How a phone is drawn. */
export interface PhoneOptions extends PhoneVoice {
  /** Columns, the frame included; at least 24. */
  readonly width: number;
  readonly looks: Looks;
  /** Whether WhatsApp's marks stay in the text: where no style can be seen, nothing is lost. */
  readonly keepsMarks: boolean;
  /** Who writes. */
  readonly sender: string;
  /** When it is read, epoch milliseconds. */
  readonly at: number;
}

const FRAME_AND_PADDING = 4;
const EMPTY: FittedLine = { text: '', width: 0 };

/** Draws one phone. */
class Drawing {
  private readonly options: PhoneOptions;
  private readonly inner: number;

  constructor(options: PhoneOptions) {
    this.options = options;
    this.inner = options.width - FRAME_AND_PADDING;
  }

  private fitting(width: number): Fitting {
    const { keepsMarks, looks } = this.options;
    return { width, keepsMarks, looks };
  }

  private fit(text: FilledText, look?: Look, width = this.inner): FittedLine[] {
    return fitSpans(plainSpans(text, look), this.fitting(width));
  }

  private edge(left: string, right: string, width = this.options.width): string {
    return this.options.looks.dim(`${left}${'─'.repeat(width - 2)}${right}`);
  }

  private row({ text, width }: FittedLine, inner = this.inner): string {
    const side = this.options.looks.dim('│');
    return `${side} ${text}${' '.repeat(Math.max(0, inner - width))} ${side}`;
  }

  private centered({ text, width }: FittedLine, inner = this.inner): FittedLine {
    const before = Math.max(0, Math.floor((inner - width) / 2));
    return { text: ' '.repeat(before) + text, width: width + before };
  }

  private mediaBox(header: Exclude<HeaderView, { format: 'TEXT' }>): FittedLine[] {
    const { title, details } = headerWords(header, this.options);
    const width = this.inner;
    const inner = width - FRAME_AND_PADDING;
    const lines = [
      ...this.fit(fixedText(title), 'bold', inner),
      ...details.flatMap((detail) => this.fit(fixedText(detail), 'dim', inner)),
    ];
    const box = [
      this.edge('┌', '┐', width),
      ...lines.map((line) => this.row(this.centered(line, inner), inner)),
      this.edge('└', '┘', width),
    ];
    return box.map((text) => ({ text, width }));
  }

  private header(header: HeaderView): FittedLine[] {
    if (header.format === 'TEXT') return [...this.fit(header.text, 'bold'), EMPTY];
    return this.mediaBox(header);
  }

  private body({ body }: CardView): FittedLine[] {
    if (!body) return [];
    const { text, isOurs } = bodyWords(body, this.options);
    return isOurs ? this.fit(text, 'dim') : fitMarkup(text, this.fitting(this.inner));
  }

  private offer({ offer }: MessageView): FittedLine[] {
    if (!offer) return [];
    const end = offerEnd(offer, this.options);
    return [
      ...this.fit(fixedText(offer.text), 'bold'),
      ...(end === undefined ? [] : this.fit(fixedText(end), 'dim')),
      EMPTY,
    ];
  }

  private button(button: ButtonView): string[] {
    const { icon, text, detail } = buttonWords(button, this.options);
    const name = this.fit(fixedText(`${icon} ${text}`), 'link');
    const what = detail.text === '' ? [] : this.fit(detail, 'dim');
    return [this.edge('├', '┤'), ...[...name, ...what].map((line) => this.row(this.centered(line)))];
  }

  private time(): FittedLine {
    const time = this.options.format.time(this.options.at);
    const [line = EMPTY] = this.fit(fixedText(time), 'dim');
    return { text: ' '.repeat(this.inner - line.width) + line.text, width: this.inner };
  }

  private framed(lines: readonly FittedLine[], buttons: readonly ButtonView[]): string[] {
    return [
      this.edge('╭', '╮'),
      ...lines.map((line) => this.row(line)),
      ...buttons.flatMap((button) => this.button(button)),
      this.edge('╰', '╯'),
    ];
  }

  private card(card: CardView, number: number, of: number): string[] {
    const label = this.options.looks.dim(this.options.phone.card(number, of));
    const lines = [...(card.header ? this.header(card.header) : []), ...this.body(card)];
    return [label, ...this.framed(lines, card.buttons)];
  }

  message(view: MessageView): string[] {
    const { looks, sender, phone } = this.options;
    const footer = view.footer
      ? [EMPTY, ...this.fit(fixedText(footerWords(view.footer, this.options)), 'dim')]
      : [];
    const lines = [
      ...(view.header ? this.header(view.header) : []),
      ...this.offer(view),
      ...this.body(view),
      ...footer,
      this.time(),
    ];
    const asks = view.asksToCall ? this.fit(fixedText(phone.asksToCall), 'dim').map(({ text }) => text) : [];
    return [
      looks.bold(sender),
      ...this.framed(lines, view.buttons),
      ...view.cards.flatMap((card, index) => this.card(card, index + 1, view.cards.length)),
      ...asks,
    ];
  }
}

/** The lines of a phone. */
export function phoneLines(view: MessageView, options: PhoneOptions): string[] {
  return new Drawing(options).message(view);
}
