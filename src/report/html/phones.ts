/** Messages as phones show them. */
import type {
  ButtonView,
  CardView,
  FooterView,
  HeaderView,
  MessageView,
  OfferView,
} from '../../core/message/view.ts';
import type { PlanReport } from '../model.ts';
import { bodyWords, buttonWords, footerWords, headerWords, offerEnd } from '../phone/words.ts';
import { html, type Insert, type Markup } from './escape.ts';
import type { PageVoice } from './page-voice.ts';
import { section } from './parts.ts';
import { gappedText, whatsappText } from './whatsapp-text.ts';

/** More phones than these do not help a decision. */
const MOST_PHONES = 3;

function header(page: PageVoice, view: HeaderView): Markup {
  if (view.format === 'TEXT') return html`<p class="b-head">${gappedText(view.text)}</p>`;
  const title = page.say((v) => headerWords(view, v).title);
  const count = headerWords(view, page.voices[page.language]).details.length;
  const details = Array.from(
    { length: count },
    (_, index) => html`<small>${page.say((v) => headerWords(view, v).details[index] ?? '')}</small>`,
  );
  return html`<p class="b-media"><span>${title}</span>${details}</p>`;
}

function body(page: PageVoice, { body: view }: CardView): Markup | undefined {
  if (!view) return undefined;
  const { text, isOurs } = bodyWords(view, page.voices[page.language]);
  if (isOurs) return html`<p class="b-ours">${page.say((v) => bodyWords(view, v).text.text)}</p>`;
  return html`<p class="b-body">${whatsappText(text)}</p>`;
}

function offer(page: PageVoice, view: OfferView): Markup {
  const end = view.hasEnd ? html`<small>${page.say((v) => offerEnd(view, v) ?? '')}</small>` : undefined;
  return html`<p class="b-offer"><strong>${view.text}</strong>${end}</p>`;
}

function footer(page: PageVoice, view: FooterView): Markup {
  return html`<p class="b-foot">${page.say((v) => footerWords(view, v))}</p>`;
}

function button(page: PageVoice, view: ButtonView): Markup {
  const { icon, detail } = buttonWords(view, page.voices[page.language]);
  const target =
    view.action.kind === 'url'
      ? html`<small>${gappedText(view.action.url)}</small>`
      : detail.text === ''
        ? undefined
        : html`<small>${page.say((v) => buttonWords(view, v).detail.text)}</small>`;
  const text = page.say((v) => buttonWords(view, v).text);
  return html`<li><span><span aria-hidden="true">${icon}</span> ${text}</span>${target}</li>`;
}

function buttons(page: PageVoice, { buttons: views }: CardView): Markup | undefined {
  if (views.length === 0) return undefined;
  return html`<ul class="buttons">${views.map((view) => button(page, view))}</ul>`;
}

function cards(page: PageVoice, { cards: views }: MessageView): Markup | undefined {
  if (views.length === 0) return undefined;
  const items = views.map(
    (view, index) =>
      html`<li><p class="unseen">${page.say((v) => v.phone.card(index + 1, views.length))}</p><div class="bubble">${view.header && header(page, view.header)}${body(page, view)}</div>${buttons(page, view)}</li>`,
  );
  // What scrolls must be within reach of a keyboard.
  return html`<ul class="cards" tabindex="0">${items}</ul>`;
}

function bubble(page: PageVoice, view: MessageView): Markup {
  const asks = view.asksToCall
    ? html`<p class="b-ours">${page.say((v) => v.phone.asksToCall)}</p>`
    : undefined;
  return html`<div class="chat"><div class="bubble">${view.header && header(page, view.header)}${view.offer && offer(page, view.offer)}${body(page, view)}${view.footer && footer(page, view.footer)}${asks}</div>${buttons(page, view)}${cards(page, view)}</div>`;
}

/** A phone: who writes above, who gets it below. */
function phone(
  page: PageVoice,
  sender: string,
  view: MessageView & { readonly language: string },
  under: Insert,
): Markup {
  return html`<figure class="phone" lang="${view.language.replace('_', '-')}"><div class="screen"><p class="who">${sender}</p>${bubble(page, view)}</div><figcaption>${under}</figcaption></figure>`;
}

/** Up to three real messages; the template with its gaps where there is none to show. */
export function phonesSection(page: PageVoice, report: PlanReport): Markup {
  const samples = report.samples.slice(0, MOST_PHONES);
  const phones =
    samples.length > 0
      ? samples.map((sample) =>
          phone(
            page,
            report.sender,
            sample,
            html`${sample.phone} · ${sample.language} · ${page.say((v) => `${v.texts.html.row} ${v.format.number(sample.row)}`)}`,
          ),
        )
      : report.template.languages
          .slice(0, MOST_PHONES)
          .map((view) => phone(page, report.sender, view, html`${report.template.name} · ${view.language}`));
  const text = page.say((v) => (samples.length > 0 ? v.texts.html.messagesText : v.texts.html.templateText));
  return section(
    page,
    'messages',
    (v) => v.texts.html.messagesTitle,
    html`<p class="muted">${text}</p><div class="phones">${phones}</div>`,
  );
}
