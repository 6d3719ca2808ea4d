/** Drafts as tests want them: what is lawful and well formed, each test says what is not. */
import { type TemplateDraftFile, templateDraftSchema } from '../../../../src/core/template-draft.ts';
import {
  type LintSubject,
  lintTemplate,
  type TemplateFinding,
} from '../../../../src/core/template-rules/index.ts';

export const body = (text: string, ...samples: string[]) => ({
  type: 'BODY',
  text,
  ...(samples.length === 0 ? {} : { example: { body_text: [samples] } }),
});
export const named = (text: string, ...names: string[]) => ({
  type: 'BODY',
  text,
  example: { body_text_named_params: names.map((name) => ({ param_name: name, example: 'x' })) },
});
export const plain = body('Guten Tag, unser Fest beginnt am Montag.');
export const header = (text: string, ...samples: string[]) => ({
  type: 'HEADER',
  format: 'TEXT',
  text,
  ...(samples.length === 0 ? {} : { example: { header_text: samples } }),
});
export const image = { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4:eA=='] } };
export const footer = (text: string) => ({ type: 'FOOTER', text });
export const buttons = (...list: object[]) => ({ type: 'BUTTONS', buttons: list });
export const reply = (text: string) => ({ type: 'QUICK_REPLY', text });
export const url = (address: string, more: object = {}) => ({
  type: 'URL',
  text: 'Mehr',
  url: address,
  ...more,
});
export const card = (...components: object[]) => ({
  components: [{ type: 'HEADER', format: 'PRODUCT' }, ...components],
});
export const good = card(buttons(reply('A')));
export const carousel = (...cards: object[]) => ({ type: 'CAROUSEL', cards });
export const offer = (text: string) => ({ type: 'LIMITED_TIME_OFFER', limited_time_offer: { text } });
export const otp = { type: 'OTP', otp_type: 'COPY_CODE' };

/** A draft that has the right form. */
export function draft(components: readonly object[], more: object = {}): TemplateDraftFile {
  return templateDraftSchema.parse({ name: 'neu', language: 'de', category: 'UTILITY', components, ...more });
}
export const marketing = (components: readonly object[], more: object = {}): TemplateDraftFile =>
  draft(components, { category: 'MARKETING', ...more });
export const code = (components: readonly object[], more: object = {}): TemplateDraftFile =>
  draft(components, { category: 'AUTHENTICATION', ...more });

export const SENDER = {
  name: 'Muster Handels GmbH & Co. KG',
  imprintUrl: 'https://www.muster.example/impressum',
  privacyNoticeUrl: 'https://muster.example/datenschutz',
};

/** All that the rules find. */
export function lint(file: TemplateDraftFile, subject: Partial<LintSubject> = {}): TemplateFinding[] {
  return lintTemplate({
    draft: file,
    isStored: false,
    samples: new Map(),
    others: [],
    sender: SENDER,
    ...subject,
  });
}
