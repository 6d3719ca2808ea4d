/** Messages as phones show them. */
import type { ButtonView, HeaderView, MessageView, PlanReport } from '../model.ts';
import { html, type Insert, type Markup } from './escape.ts';
import type { PageVoice } from './page-voice.ts';
import { section } from './parts.ts';
import { whatsappText } from './whatsapp-text.ts';

/** More phones than these do not help a decision. */
const MOST_PHONES = 3;

const ICONS: Readonly<Record<string, string>> = {
  URL: '↗',
  PHONE_NUMBER: '✆',
  COPY_CODE: '⧉',
  QUICK_REPLY: '↩',
};

function header(page: PageVoice, view: HeaderView): Markup {
  if (view.format === 'TEXT') return html`<p class="b-head">${whatsappText(view.text ?? '')}</p>`;
  const kinds = { IMAGE: 'image', VIDEO: 'video', DOCUMENT: 'document', LOCATION: 'location' } as const;
  const kind = kinds[view.format];
  return html`<p class="b-media"><span>${page.say((v) => v.texts.html[kind])}</span><small>${view.filename ?? view.link ?? ''}</small></p>`;
}

function button(view: ButtonView): Markup {
  const target = view.target === undefined ? undefined : html`<small>${view.target}</small>`;
  return html`<li><span><span aria-hidden="true">${ICONS[view.type] ?? '•'}</span> ${view.text}</span>${target}</li>`;
}

function bubble(page: PageVoice, view: MessageView): Markup {
  return html`<div class="chat"><div class="bubble">${view.header && header(page, view.header)}<p class="b-body">${whatsappText(view.body)}</p>${
    view.footer === undefined ? undefined : html`<p class="b-foot">${view.footer}</p>`
  }</div>${view.buttons.length === 0 ? undefined : html`<ul class="buttons">${view.buttons.map(button)}</ul>`}</div>`;
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
