/** What `consend templates lint` says of each case of each rule: why, and how to put it right; English. */
import type { TemplateRuleId } from '../../core/template-rules/index.ts';

/** What fills a text. */
export type LintParams = Readonly<Record<string, string | number>>;

/** The texts of one case. */
export interface LintText {
  readonly why: (p: LintParams) => string;
  readonly fix: (p: LintParams) => string;
}

/** Texts by rule and case. */
export type LintTexts = Readonly<Record<TemplateRuleId, Readonly<Record<string, LintText>>>>;

export const lintEn: LintTexts = {
  'draft.name': {
    form: {
      why: () => 'A name has lower-case letters, digits and underscores only.',
      fix: () => 'Choose another name, like autumn_offer.',
    },
    'form-better': {
      why: () => 'A name has lower-case letters, digits and underscores only.',
      fix: ({ better }) => `Write ${better}.`,
    },
    long: {
      why: ({ length, most }) => `The name has ${length} characters; ${most} are allowed.`,
      fix: () => 'Shorten it.',
    },
  },
  'draft.language': {
    unknown: {
      why: ({ language }) => `The platform has no language ${language}.`,
      fix: () => 'Use one of its codes, like de, en_US or pt_BR.',
    },
    meant: {
      why: ({ language }) => `The platform has no language ${language}.`,
      fix: ({ meant }) => `Did you mean ${meant}?`,
    },
  },
  'draft.ttl': {
    range: {
      why: ({ category, low, high }) => `For ${category} this must lie between ${low} and ${high} seconds.`,
      fix: () => 'Put it in this range, or leave it out.',
    },
    'range-or-endless': {
      why: ({ category, low, high }) => `For ${category} this must lie between ${low} and ${high} seconds.`,
      fix: () => 'Put it in this range, write -1 for 30 days, or leave it out.',
    },
    'marketing-path': {
      why: () => 'For MARKETING this has an effect only on messages through /marketing_messages.',
      fix: () => 'Set provider.marketingApi: true in consend.yaml, or leave it out.',
    },
  },
  'draft.category-change': {
    'no-effect': {
      why: () => 'The platform has ignored this setting since 9 April 2025: it changes categories by itself.',
      fix: () => 'Leave it out.',
    },
  },
  'draft.body-missing': {
    missing: { why: () => 'Every template has a BODY.', fix: () => 'Add a component of type BODY.' },
  },
  'draft.component-twice': {
    twice: {
      why: ({ type }) => `There is a second ${type}; one is allowed.`,
      fix: () => 'Put both into one, or take one out.',
    },
  },
  'draft.component-key': {
    foreign: {
      why: ({ key, type }) => `A ${type} takes no ${key}.`,
      fix: () => 'Take it out, or move it to the component that it belongs to.',
    },
    authentication: {
      why: ({ key, type }) =>
        `The platform writes the text of AUTHENTICATION templates; their ${type} takes no ${key}.`,
      fix: () => 'Take it out.',
    },
  },
  'draft.marketing-only': {
    kind: {
      why: ({ what }) => `${what} is for MARKETING templates only.`,
      fix: () => 'Change the category to MARKETING, or take it out.',
    },
  },
  'draft.components-together': {
    'footer-with-offer': {
      why: () => 'A limited-time offer has no FOOTER.',
      fix: () => 'Move its text into the BODY.',
    },
    'header-with-offer': {
      why: () => 'Above a limited-time offer stands an image or a video.',
      fix: () => 'Give the HEADER the format IMAGE or VIDEO, or take it out.',
    },
    'beside-carousel': {
      why: ({ type }) => `Beside a CAROUSEL stands a BODY and nothing else; there is a ${type}.`,
      fix: () => 'Move it into the cards or into the BODY.',
    },
  },
  'draft.header-format': {
    missing: {
      why: () => 'A HEADER names its format.',
      fix: () => 'Add format: TEXT, IMAGE, VIDEO, DOCUMENT, LOCATION, GIF or PRODUCT.',
    },
    'text-beside': {
      why: ({ format }) => `A HEADER of format ${format} has no text.`,
      fix: () => 'Move the text into the BODY, or make the format TEXT.',
    },
  },
  'draft.text-missing': {
    missing: { why: ({ type }) => `The ${type} has no text.`, fix: () => 'Write one.' },
    offer: {
      why: () => 'The offer has no title.',
      fix: () => 'Add limited_time_offer.text, up to 16 characters.',
    },
  },
  'draft.length': {
    long: {
      why: ({ length, most }) => `It has ${length} characters; ${most} are allowed.`,
      fix: () => 'Shorten it.',
    },
    'long-units': {
      why: ({ length, points, most }) =>
        `It has ${points} characters, which may count as ${length} because of emoji; ${most} are allowed. How the platform counts is not documented.`,
      fix: () => 'Shorten it or use fewer emoji.',
    },
    'long-elsewhere': {
      why: ({ length, shorter, most }) =>
        `It has ${length} characters. ${most} are allowed, but some of the platform’s pages still say ${shorter}.`,
      fix: ({ shorter }) => `With ${shorter} at most you are on the safe side.`,
    },
  },
  'draft.text-setting': {
    'header-marks': {
      why: () => 'A HEADER has no line breaks, no formatting (* _ ~ `) and no emoji.',
      fix: () => 'Take them out.',
    },
    tab: { why: () => 'The text holds a tab.', fix: () => 'Use spaces.' },
    spaces: { why: () => 'The text holds more than four spaces in a row.', fix: () => 'Take some out.' },
    lines: {
      why: () => 'The text holds two empty lines in a row.',
      fix: () => 'Leave one empty line at most.',
    },
  },
  'draft.variable-form': {
    braces: {
      why: () => 'There are double braces that belong to no variable.',
      fix: () => 'Write variables as {{1}} or {{first_name}}, and take other double braces out.',
    },
    spaces: {
      why: ({ variable }) => `${variable} has spaces inside its braces.`,
      fix: ({ bare }) => `Write ${bare}.`,
    },
    named: {
      why: ({ variable }) => `${variable}: names have lower-case letters, digits and underscores only.`,
      fix: () => 'Rename it, like {{first_name}}.',
    },
    'number-in-named': {
      why: ({ variable }) => `${variable} is a number, but parameter_format is NAMED.`,
      fix: () => 'Give it a name, or make parameter_format POSITIONAL. The two are not mixed.',
    },
    'name-in-positional': {
      why: ({ variable }) => `${variable} is a name, but parameter_format is POSITIONAL.`,
      fix: () => 'Set parameter_format: NAMED, or write numbers. The two are not mixed.',
    },
    positional: {
      why: ({ variable }) => `${variable} is no variable: they are numbered {{1}}, {{2}} …`,
      fix: () => 'Number it, or set parameter_format: NAMED and give it a name.',
    },
  },
  'draft.variable-gap': {
    gap: {
      why: ({ missing, highest }) =>
        `${highest} is used, but ${missing} is not: variables count up from {{1}}.`,
      fix: () => 'Number them without a gap, anew in each text.',
    },
  },
  'draft.variable-edge': {
    start: {
      why: ({ variable }) => `The text begins with ${variable}.`,
      fix: ({ variable }) => `Put words before it: Hello ${variable}, …`,
    },
    end: {
      why: ({ variable }) => `The text ends with ${variable}.`,
      fix: () => 'Put words after it; a full stop alone passes, but a word is safer.',
    },
  },
  'draft.variable-adjacent': {
    pair: { why: ({ pair }) => `Nothing stands between ${pair}.`, fix: () => 'Put words between them.' },
  },
  'draft.variable-ratio': {
    'few-words': {
      why: ({ variables, words, needed }) =>
        `Perhaps too little text around the variables (words: ${words}, variables: ${variables}). The platform’s formula is not published; a rule of thumb wants ${needed} words.`,
      fix: () => 'Write more text around them, or use fewer variables.',
    },
  },
  'draft.variable-count': {
    header: {
      why: ({ count }) => `The HEADER has ${count} variables; 1 is allowed.`,
      fix: () => 'Move others into the BODY.',
    },
    footer: { why: () => 'A FOOTER has no variables.', fix: () => 'Move them into the BODY.' },
  },
  'draft.sample-missing': {
    positional: {
      why: ({ key, wanted, given }) =>
        `Each variable needs one sample in example.${key} (variables: ${wanted}, samples: ${given}).`,
      fix: ({ key }) =>
        key === 'body_text'
          ? 'Write "example": { "body_text": [["Alex", "30.11."]] }'
          : 'Write "example": { "header_text": ["Alex"] }',
    },
    named: {
      why: ({ variables, key }) => `There is no sample for ${variables} in example.${key}.`,
      fix: ({ first }) => `Add { "param_name": "${first}", "example": "…" }`,
    },
    media: {
      why: ({ format }) => `A HEADER of format ${format} needs a sample.`,
      fix: () => 'Name a local file: "example": { "header_file": "images/autumn.jpg" }',
    },
    both: {
      why: () => 'header_file and header_handle both name the sample.',
      fix: () => 'Take one of them out.',
    },
    url: {
      why: () => 'The variable of the address needs a sample.',
      fix: () => 'Add the whole address: "example": ["https://shop.example/a1"]',
    },
    coupon: { why: () => 'The coupon needs a sample.', fix: () => 'Add "example": "AUTUMN20"' },
  },
  'draft.sample-file': {
    outside: {
      why: ({ file }) => `The file ${file} does not lie in the draft’s folder or below it, or is hidden.`,
      fix: () => 'Copy it beside the draft.',
    },
    missing: {
      why: ({ file }) => `There is no file ${file}, seen from the draft.`,
      fix: () => 'Correct the path.',
    },
    unreadable: {
      why: ({ file }) => `The file ${file} cannot be read.`,
      fix: () => 'Make it readable for you.',
    },
    empty: { why: ({ file }) => `The file ${file} is empty.`, fix: () => 'Take another one.' },
    type: {
      why: ({ file, format, type, endings }) =>
        `${file} is ${type}; a sample for ${format} is one of ${endings}`,
      fix: () => 'Take a file of such a kind.',
    },
    large: {
      why: ({ file, megabytes, most }) =>
        `${file} has ${megabytes} MB; ${most} are allowed for messages, and probably for samples.`,
      fix: () => 'Make it smaller.',
    },
  },
  'draft.button-count': {
    none: { why: () => 'There are no buttons in BUTTONS.', fix: () => 'Add one, or take the component out.' },
    many: {
      why: ({ count, most }) => `There are ${count} buttons; ${most} are allowed.`,
      fix: () => 'Take some out.',
    },
    'many-of-kind': {
      why: ({ type, most }) => `More than ${most} of kind ${type}.`,
      fix: () => 'Take this one out.',
    },
  },
  'draft.button-order': {
    mixed: {
      why: () => 'Quick replies stand together, not between other buttons.',
      fix: () => 'Put all of them first or last.',
    },
  },
  'draft.button-key': {
    foreign: {
      why: ({ key, type }) => `A button of kind ${type} takes no ${key}.`,
      fix: () => 'Take it out.',
    },
    undescribed: {
      why: ({ type }) =>
        `The form of a ${type} button is not described in the pages that were read, so it was not checked.`,
      fix: () => 'Compare it with the platform’s pages before you submit it.',
    },
  },
  'draft.button-label': {
    missing: { why: () => 'The button has no label.', fix: () => 'Add text, up to 25 characters.' },
    variable: { why: () => 'A label has no variables.', fix: () => 'Write a fixed text.' },
  },
  'draft.button-url': {
    missing: { why: () => 'The button has no address.', fix: () => 'Add url: https://…' },
    address: {
      why: ({ url }) => `${url} is no complete address.`,
      fix: () => 'Begin with https:// and leave out blanks.',
    },
    braces: {
      why: () => 'The address holds double braces that belong to no variable.',
      fix: () => 'Take them out.',
    },
    several: {
      why: () => 'An address has one variable at most.',
      fix: () => 'Put all that changes into {{1}}.',
    },
    name: {
      why: ({ variable }) =>
        `The variable of an address is {{1}}, in templates with named variables too; here it is ${variable}.`,
      fix: () => 'Write {{1}}.',
    },
    inside: {
      why: () => 'The variable of an address stands at its end.',
      fix: () => 'Move {{1}} to the end.',
    },
  },
  'draft.button-phone': {
    missing: { why: () => 'The button has no phone number.', fix: () => 'Add phone_number: "+49…"' },
    form: {
      why: () => 'This is no phone number.',
      fix: () => 'Write it with its country code: +49 221 1234567',
    },
  },
  'draft.card-count': {
    count: {
      why: ({ count, fewest, most }) => `The carousel has ${count} cards; ${fewest} to ${most} are needed.`,
      fix: () => 'Add cards or take some out.',
    },
  },
  'draft.card': {
    header: {
      why: () => 'On top of a card stands an image, a video or a product.',
      fix: () => 'Add a HEADER of format IMAGE, VIDEO or PRODUCT.',
    },
    component: {
      why: ({ type }) => `A card has no ${type}.`,
      fix: () => 'HEADER, BODY and BUTTONS are allowed.',
    },
    buttons: {
      why: ({ count, most }) => `The card has ${count} buttons; a card has 1 or ${most}.`,
      fix: () => 'Add a button or take some out.',
    },
  },
  'draft.card-layout': {
    layout: {
      why: ({ card, first, other }) =>
        `All cards have one layout, but card 1 has ${first}, and card ${card} has ${other}.`,
      fix: () => 'Give all cards the same components and kinds of buttons, in the same order.',
    },
  },
  'draft.authentication': {
    component: {
      why: ({ type }) => `An AUTHENTICATION template has no ${type}.`,
      fix: () => 'BODY, FOOTER and BUTTONS are allowed.',
    },
    expiry: {
      why: ({ least, most }) => `The FOOTER tells when the code expires: ${least} to ${most} minutes.`,
      fix: () => 'Add code_expiration_minutes: 10, or take the FOOTER out.',
    },
    button: {
      why: () => 'An AUTHENTICATION template has one button, for its code.',
      fix: () => 'Write { "type": "OTP", "otp_type": "COPY_CODE" }',
    },
    label: { why: () => 'A label here has neither an address nor emoji.', fix: () => 'Write plain words.' },
    'code-elsewhere': {
      why: () => 'OTP buttons are for AUTHENTICATION templates.',
      fix: () => 'Change the category, or use COPY_CODE for a coupon.',
    },
  },
  'draft.same-text': {
    same: {
      why: ({ template, language }) =>
        `BODY and FOOTER are the same as those of ${template} (${language}); the review rejects that.`,
      fix: ({ template }) => `Use ${template}, or write another text.`,
    },
  },
  'template.no-optout': {
    none: {
      why: () => 'The message does not say how to stop, free of extra cost.',
      fix: () => 'Add a footer like "Reply STOP to opt out", or a quick reply "Unsubscribe".',
    },
    'unrecognised-button': {
      why: ({ label }) =>
        `The button "${label}" seems to be the way to stop, but consend would not take a press on it as an opt-out.`,
      fix: () => 'Name it "Unsubscribe" or "Stop promotions", or add a footer like "Reply STOP to opt out".',
    },
    'other-language': {
      why: ({ word, language }) =>
        `The way to stop ("${word}") is not in the template’s language (${language}).`,
      fix: () => 'Say it in the language of the template.',
    },
    'unknown-language': {
      why: ({ language }) =>
        `consend knows no words for stopping in ${language}; whether the message says how is for you to see.`,
      fix: () => 'Make sure that it does; writing STOP in capitals is recognised.',
    },
  },
  'template.no-sender-identity': {
    unnamed: {
      why: ({ names }) =>
        `It is not clear from the text which company is behind the message. Looked for: ${names}.`,
      fix: () => 'Name the company, in the footer for instance.',
    },
  },
  'template.no-imprint': {
    unlinked: {
      why: ({ page }) => `There is no link to the sender’s own pages, where the imprint is (${page}).`,
      fix: () =>
        'Link them from the text or a button. Where the business profile does: controller.profileWebsites in consend.yaml.',
    },
    'privacy-unlinked': {
      why: ({ page }) => `There is no link to the privacy notice (${page}).`,
      fix: () =>
        'Link it from the text or a button. Where the business profile does: controller.profileWebsites in consend.yaml.',
    },
    'privacy-unset': {
      why: () => 'consend.yaml names no privacy notice, so links to it cannot be checked.',
      fix: () => 'Add controller.privacyNoticeUrl.',
    },
    unset: {
      why: () => 'consend.yaml names no imprint, so links to it cannot be checked.',
      fix: () => 'Add controller.imprintUrl.',
    },
  },
  'template.category-mismatch': {
    words: {
      why: ({ words }) =>
        `A UTILITY template with words of advertising: ${words}. Mixed content counts as MARKETING.`,
      fix: () =>
        'Take these words out, or change the category to MARKETING. If they mean something else here, the campaign has to say who read the text (texts:).',
    },
  },
  'template.utility-but-advertising': {
    words: {
      why: ({ words }) => `Service to WhatsApp, advertising to German courts: ${words}.`,
      fix: () => 'Treat it as advertising, with consent and a way to stop, or take these words out.',
    },
  },
  'template.promo-conditions-missing': {
    link: {
      why: ({ words }) => `${words}, but no link to the conditions of the offer.`,
      fix: () => 'Link the conditions, from a button for instance.',
    },
    end: {
      why: ({ words }) => `${words}, but no end of the offer.`,
      fix: () => 'Say until when it holds.',
    },
  },
  'template.tracking-link': {
    parameter: {
      why: ({ parameter }) =>
        `The link’s parameter ${parameter} tells which person followed it; that needs a consent of its own.`,
      fix: () => 'Use a neutral link, or record a consent to tracking.',
    },
    shortener: {
      why: ({ host }) => `${host} counts who follows the link, and hides where it leads.`,
      fix: () => 'Link your own pages directly.',
    },
    platform: {
      why: () => 'The platform may count presses on this button.',
      fix: () => 'Set cta_url_link_tracking_opted_out: true where you do not need the figures.',
    },
  },
};
