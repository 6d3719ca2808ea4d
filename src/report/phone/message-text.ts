/** A message as plain text: what a person's copy of it reads like. */
import type { CardView, MessageView } from '../../core/message/view.ts';
import { bodyWords, buttonWords, footerWords, headerWords, offerEnd, type PhoneVoice } from './words.ts';

function headerText({ header }: CardView, voice: PhoneVoice): string | undefined {
  if (!header) return undefined;
  if (header.format === 'TEXT') return header.text.text;
  const { title, details } = headerWords(header, voice);
  return [title, ...details].join('\n');
}

function buttonTexts({ buttons }: CardView, voice: PhoneVoice): string[] {
  return buttons.map((button) => {
    const { text, detail } = buttonWords(button, voice);
    return detail.text === '' ? `[ ${text} ]` : `[ ${text} ] ${detail.text}`;
  });
}

function bodyText({ body }: CardView, voice: PhoneVoice): string | undefined {
  return body && bodyWords(body, voice).text.text;
}

/** The message's parts, a blank line between them; WhatsApp's marks stay. */
export function messageText(view: MessageView, voice: PhoneVoice): string {
  const offer = view.offer && [view.offer.text, offerEnd(view.offer, voice)].filter(Boolean).join('\n');
  const parts = [
    headerText(view, voice),
    offer,
    bodyText(view, voice),
    view.footer && footerWords(view.footer, voice),
    ...buttonTexts(view, voice),
    ...view.cards.flatMap((card, index) => [
      [voice.phone.card(index + 1, view.cards.length), headerText(card, voice)].filter(Boolean).join('\n'),
      bodyText(card, voice),
      ...buttonTexts(card, voice),
    ]),
    view.asksToCall ? voice.phone.asksToCall : undefined,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}
