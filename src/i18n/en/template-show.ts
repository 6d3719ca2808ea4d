/** `consend templates show`: everything known of a template; English. */
import type { VariableKind } from '../../core/message/variables.ts';

const kinds: Readonly<Record<VariableKind, string>> = {
  text: 'text',
  image: 'image',
  video: 'video',
  document: 'document',
  gif: 'GIF',
  location: 'location',
  product: 'product',
  'url-end': 'end of the address',
  coupon: 'code to copy',
  payload: 'what you receive when it is tapped',
  flow: 'token and data of the form',
  catalog: 'product whose picture is shown',
  products: 'products in sections',
  'call-minutes': 'minutes for which it works',
  order: 'the order',
  'offer-end': 'when the offer ends',
  code: 'one-time password',
};

export const templateShowEn = {
  about:
    'everything known of a template: state, category, quality, look, variables, a ready parameters: block',
  name: 'name of a template',
  language: 'one language; all without it',
  labels: {
    status: 'Status',
    category: 'Category',
    quality: 'Quality',
    rejected: 'Rejected',
    delivery: 'Delivery',
    copy: 'Copy',
    variables: 'Variables',
  },
  sendable: 'can be sent',
  redQuality: 'red quality: consend sends nothing with it, and WhatsApp pauses it next',
  rated: (day: string) => `rated ${day}`,
  subCategory: (name: string) => `sub-category ${name}`,
  previously: (category: string) => `was ${category} before`,
  needs: {
    MARKETING: 'needs consent to marketing and costs what marketing costs',
    UTILITY: 'for what the person asked for or bought; advertising in it makes it marketing',
    AUTHENTICATION: 'for one-time passwords only',
  },
  coming: (category: string) => `WhatsApp is going to make this ${category}.`,
  follows: {
    MARKETING: 'From then on it needs consent to marketing, and each message costs what marketing costs.',
    other: 'From then on price and the consent that is needed are those of that category.',
  },
  rejections: {
    ABUSIVE_CONTENT:
      'Take out what threatens, insults or offends, then submit it anew; or appeal in WhatsApp Manager.',
    CATEGORY_NOT_AVAILABLE: 'Choose another category and submit it anew.',
    INCORRECT_CATEGORY: 'Submit it in the category that its content has: advertising is MARKETING.',
    INVALID_FORMAT:
      'Look at placeholders, samples and lengths: consend templates lint finds what breaks a rule. Then submit it anew.',
    PROMOTIONAL: 'Take the advertising out, or submit it as MARKETING.',
    SCAM: 'Name the sender, link only to your own domain, ask for nothing personal; then submit it anew, or appeal.',
    TAG_CONTENT_MISMATCH:
      'Language or category do not fit the text: correct what does not, and submit it anew.',
    other: 'Edit it, or appeal in WhatsApp Manager.',
  },
  tried: (duration: string) => `tried for ${duration}`,
  usual: 'the usual time',
  marketingOnly: 'counts with provider.marketingApi: true only',
  clicksOff: 'clicks on its links are not counted',
  byName: 'by name',
  byPosition: 'by position',
  noVariables: 'none: the message is the same for everybody',
  optional: 'optional',
  sample: (text: string) => `like ${text}`,
  kinds,
  places: {
    header: 'header',
    body: 'body',
    button: (position: string) => `button ${position}`,
    offer: 'offer',
    code: 'code',
    card: (number: number, place: string) => `card ${number}, ${place}`,
  },
  snippet: 'For a campaign file (put in the names of your columns):',
  differ: 'The languages differ in their variables; this is for',
  next: (name: string) =>
    `Look at a row with it: consend templates preview ${name} --campaign CAMPAIGN.yaml --row 2`,
};
