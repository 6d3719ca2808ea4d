/** What each error code of the Cloud API means and what to do, by the code that opens its row in core's table; English. */
import type { ApiErrorCode } from '../../core/api-errors.ts';

/** What is said of an error code: its name, what it means, what to do. */
export interface ApiErrorText {
  readonly title: string;
  readonly meaning: string;
  readonly action: string;
}

export const apiErrorsEn: Readonly<Record<ApiErrorCode, ApiErrorText>> = {
  0: {
    title: 'Sign-in failed',
    meaning:
      'WhatsApp could not tell who is behind the token: it has expired, was revoked, or the app lost its access.',
    action: 'Put a new token into the environment, then run send again; it goes on where it stopped.',
  },
  1: {
    title: 'Unknown API trouble',
    meaning: "The request was not understood, or something broke on the platform's side.",
    action:
      "Wait and run again. If it stays, check ids and settings in consend.yaml, and the platform's status page.",
  },
  2: {
    title: 'Platform down or overloaded',
    meaning: 'The service is out for a moment or has too much to do.',
    action: "Wait. If it lasts, look at the platform's status page.",
  },
  3: {
    title: 'Call not allowed for this app',
    meaning: 'The app lacks an ability or a permission that the call needs.',
    action:
      "Look at the token's permissions: it needs whatsapp_business_messaging and whatsapp_business_management.",
  },
  4: {
    title: 'App makes too many calls',
    meaning: 'The hourly number of calls of the whole app is used up.',
    action: 'Wait until it is free again; other programs on the same app count as well.',
  },
  10: {
    title: 'Permission missing',
    meaning: 'The token lacks a permission, or it was taken away.',
    action:
      'Give the system user the WhatsApp permissions and the account in Business settings, then make a new token.',
  },
  17: {
    title: 'User makes too many calls',
    meaning: 'The user behind the token made too many calls in a short time.',
    action: 'Wait some minutes.',
  },
  32: {
    title: 'Page makes too many calls',
    meaning: 'A general limit of the platform for pages; it is not expected with WhatsApp.',
    action: 'Wait some minutes; check that the token belongs to a WhatsApp account.',
  },
  33: {
    title: 'Phone number gone',
    meaning: 'The business phone number behind the id was deleted.',
    action: 'Correct provider.phoneNumberId, or add the number again.',
  },
  100: {
    title: 'Something in the request is wrong',
    meaning:
      'A value is missing, misspelled, too long or not known. With named variables, a name may be missing; with subcode 33, the id does not exist or the token may not see it.',
    action:
      "Read the details. If all messages fail alike, correct the campaign's parameters or the ids in consend.yaml.",
  },
  102: {
    title: 'Session not valid',
    meaning: "The token's session is over or was never valid.",
    action: 'Put a new token into the environment.',
  },
  104: {
    title: 'No token came along',
    meaning: 'The request carried no token that could be used.',
    action: "Check that the token's variable is set and not empty.",
  },
  190: {
    title: 'Token expired or invalid',
    meaning: 'The token has run out, was revoked, or is damaged. Tokens of the dashboard last about a day.',
    action: "Make a system user's token without expiry, put it into the environment and run send again.",
  },
  200: {
    title: 'Permission for this missing',
    meaning: 'The token lacks a permission for this very call; without any token the answer is the same.',
    action: 'Check the token and its permissions; the account must be assigned to the system user.',
  },
  368: {
    title: 'Account blocked for breaking rules',
    meaning: "The account is restricted or shut because messages broke WhatsApp's policies.",
    action:
      'Stop sending. Read the reason and the end of the restriction in Business Support Home, and ask for a review if it is wrong.',
  },
  613: {
    title: 'Too many calls of this kind',
    meaning: 'A limit of the platform for this kind of call is reached.',
    action: 'Wait some minutes.',
  },
  803: {
    title: 'No such id',
    meaning: 'The platform does not know the id that was asked for.',
    action: 'Check phoneNumberId and wabaId in consend.yaml.',
  },
  2500: {
    title: 'Path or version unknown',
    meaning:
      'The address does not exist, or no active token came along. A version that does not exist gives this too.',
    action: 'Check provider.baseUrl and provider.apiVersion.',
  },
  80007: {
    title: 'Account makes too many calls',
    meaning:
      'The hourly number of management calls (templates, numbers, webhooks) of this WhatsApp account is used up. Messages are not counted.',
    action: 'Wait as long as the answer says; read templates less often.',
  },
  130403: {
    title: 'You have blocked this person',
    meaning: 'The number is on your own block list.',
    action: 'Take it off the list if that was a mistake; otherwise leave the person alone.',
  },
  130429: {
    title: 'Sending too fast',
    meaning: 'More messages per second than this phone number is allowed.',
    action:
      'Nothing: consend slows down by itself. If it comes often, set limits.messagesPerSecond lower, or see what else sends from this number.',
  },
  130472: {
    title: 'Person is in an experiment',
    meaning:
      'WhatsApp keeps marketing from some people to measure its effect; this person is one of them. It costs nothing.',
    action: 'Leave it; sending the message again does not help.',
  },
  130497: {
    title: 'Not allowed in this country',
    meaning: 'Your kind of business may not message people in that country.',
    action: "Take that country's numbers out of the recipients.",
  },
  131000: {
    title: 'Something went wrong at WhatsApp',
    meaning: "An error without further reason on the platform's side.",
    action: "consend tries again by itself. If many fail, wait and look at the platform's status page.",
  },
  131005: {
    title: 'Access to the number missing',
    meaning: 'The token may not send from this phone number, or lost that right.',
    action: 'Assign the account with full control to the system user, then make a new token.',
  },
  131008: {
    title: 'A required value is missing',
    meaning: "The message lacks something that the template needs, such as the end of a button's link.",
    action: "Compare the campaign's parameters with the template; read templates anew if it changed.",
  },
  131009: {
    title: 'A value is not accepted',
    meaning:
      "One of the values has a form that the platform does not take. Through the marketing interface it also comes while the account's data is still being copied.",
    action:
      'Read the details and correct the value. With provider.marketingApi wait ten minutes and try again.',
  },
  131016: {
    title: 'A service is out',
    meaning: 'A part of the platform does not answer for the moment.',
    action: 'Wait; consend tries again by itself.',
  },
  131021: {
    title: 'Message to the sender itself',
    meaning: 'The recipient has the same number as the sender.',
    action: 'Take your own number out of the recipients.',
  },
  131026: {
    title: 'Cannot be delivered to this number',
    meaning:
      'The person has no WhatsApp, has an outdated app, or has not accepted its terms; WhatsApp does not tell which.',
    action: 'Leave the number out. If it keeps failing, reach the person another way. It is no opt-out.',
  },
  131030: {
    title: 'Number not on the test list',
    meaning: 'Test numbers and unpublished apps reach only people on a list of allowed recipients.',
    action: "Add the number to the list in the app's dashboard, or send from a real number.",
  },
  131031: {
    title: 'Account locked',
    meaning:
      'The account is restricted or shut, or something in the request does not match it, such as the PIN.',
    action:
      "Look at the account's health and in Business Support Home for the reason; send again once it is lifted.",
  },
  131037: {
    title: 'Display name not approved',
    meaning: 'The number came from the platform and its display name is not approved yet.',
    action: 'Have the display name approved in WhatsApp Manager first.',
  },
  131042: {
    title: 'Payment not set up',
    meaning:
      'No means of payment, a used-up credit line, or time zone and currency are missing; often told only after messages were accepted.',
    action: "Put the account's billing in order in Business settings, then run send again.",
  },
  131045: {
    title: 'Registration of the number is broken',
    meaning: 'The phone number is not registered properly on the platform.',
    action: 'Register the number again, then go on.',
  },
  131047: {
    title: 'Window for free replies is closed',
    meaning: 'More than 24 hours have passed since the person wrote, and the message was no template.',
    action: 'Send an approved template instead.',
  },
  131048: {
    title: 'Number slowed down for spam',
    meaning: 'Too many people blocked or reported earlier messages of this number.',
    action: 'Stop for hours or days. Look at the quality rating, and send only to people who expect you.',
  },
  131049: {
    title: 'WhatsApp chose not to deliver',
    meaning:
      'The person gets enough marketing already, from all businesses together, or lives where marketing is suspended (USA). Inside the EEA, the UK, Japan and South Korea the limit is documented as not active.',
    action: 'Do not try again within 24 hours: repeated tries can lengthen the block.',
  },
  131050: {
    title: 'Person stopped your marketing',
    meaning: 'The person switched off marketing messages from you in WhatsApp.',
    action:
      'Nothing: consend records it as an opt-out. Only a new consent of the person opens the way again.',
  },
  131051: {
    title: 'Kind of message not supported',
    meaning: 'The platform does not take this kind of message.',
    action: 'Check the template and its header.',
  },
  131052: {
    title: 'Media could not be fetched',
    meaning: 'The picture, video or document behind a link, or sent by a person, could not be downloaded.',
    action: 'Check that the link opens for everybody and fast; better upload the file once and send its id.',
  },
  131053: {
    title: 'Media not accepted',
    meaning: 'The file has a kind or size that is not allowed, or its link could not be reached.',
    action: 'Check kind and size; if the link was slow, upload the file once and send its id.',
  },
  131055: {
    title: 'Only marketing this way',
    meaning: 'A message that is no marketing was sent through the marketing interface.',
    action: 'Switch provider.marketingApi off for this template, or use a marketing template.',
  },
  131056: {
    title: 'Too many messages to one person',
    meaning: 'This person got too many messages from this number in a short time.',
    action: 'Nothing: consend waits for this person only and goes on with the others.',
  },
  131057: {
    title: 'Account under maintenance',
    meaning: 'The account is being upgraded, mostly to a higher speed; that takes about a minute.',
    action: 'Wait; consend tries again by itself.',
  },
  131059: {
    title: 'List could not go on',
    meaning: 'The place in a list from which to read on is not valid any more.',
    action: 'Read the list again from its start; consend does so when templates are synced anew.',
  },
  131061: {
    title: 'Template needs the marketing interface',
    meaning: 'The template carries a maximum price, which only the marketing interface knows.',
    action: 'Set provider.marketingApi: true.',
  },
  131062: {
    title: 'Needs a phone number',
    meaning: 'The recipient was given by user id, which this message does not allow, as with sign-in codes.',
    action: "Use the person's phone number.",
  },
  131063: {
    title: 'Marketing switched off here',
    meaning: 'The account sends marketing through the marketing interface only.',
    action: 'Set provider.marketingApi: true, or lift the setting of the account.',
  },
  131064: {
    title: 'Account held back for wrong categories',
    meaning: 'Templates were filed under the wrong category, so the account is limited for a time.',
    action: 'Wait 24 hours; put promotional templates into the category MARKETING.',
  },
  132000: {
    title: 'Number of values does not fit',
    meaning: 'The message has more or fewer values than the template has variables.',
    action: 'Read templates anew, then plan again: the template may have been changed.',
  },
  132001: {
    title: 'No such template in this language',
    meaning: 'There is no approved template of this name in this language.',
    action: 'Check name and language (en is not en_US), and whether the template is still approved.',
  },
  132005: {
    title: 'Text too long once filled',
    meaning: 'With its values filled in, a part of the message is longer than allowed.',
    action: 'Shorten the values of these rows.',
  },
  132007: {
    title: 'Template breaks a policy',
    meaning: 'The content of the template is against a rule of WhatsApp.',
    action: 'Change the template and submit it again.',
  },
  132012: {
    title: 'Form of a value does not fit',
    meaning:
      "A value is of another kind than the template wants, a header's picture is missing, or a text has line breaks, tabs or runs of spaces.",
    action: "Read the details; correct the cells or the campaign's parameters.",
  },
  132015: {
    title: 'Template paused by WhatsApp',
    meaning:
      'Too many people disliked it, so WhatsApp paused it; messages held back for a check are dropped with it.',
    action:
      'Wait until the pause is over (3 or 6 hours), or improve the template. Do not send the same again at once.',
  },
  132016: {
    title: 'Template is shut down',
    meaning: 'It was paused too often and is disabled for good.',
    action: 'Write a new template with other content.',
  },
  132018: {
    title: 'Values did not pass the check',
    meaning: "The values for the template's variables were not accepted.",
    action: 'Read the details; compare the parameters with the template as it is now.',
  },
  132021: {
    title: 'Name of a direct template taken',
    meaning: "A template made while sending clashes with another one's name.",
    action: 'Choose another name; consend itself does not send this way.',
  },
  132068: {
    title: 'Form in the template is blocked',
    meaning: "The flow behind the template's button is blocked.",
    action: 'Repair the flow in WhatsApp Manager.',
  },
  132069: {
    title: 'Form in the template is slowed down',
    meaning: 'The flow behind the button may go out ten times an hour only, and did.',
    action: 'Repair the flow, and try again after an hour.',
  },
  133000: {
    title: 'Number only half removed',
    meaning: 'Taking the number off the platform failed earlier.',
    action: 'Deregister the number again, then register it.',
  },
  133004: {
    title: 'Registration not available',
    meaning: 'The server for registering numbers is out for a moment.',
    action: 'Try again in some minutes.',
  },
  133005: {
    title: 'Wrong PIN',
    meaning: 'The two-step PIN at registration is not the right one.',
    action: 'Enter the right PIN, or reset it in WhatsApp Manager.',
  },
  133006: {
    title: 'Number must be verified again',
    meaning: 'The number has to be verified before it can be registered.',
    action: 'Ask for a code by text or call, confirm it, then register.',
  },
  133008: {
    title: 'PIN entered wrong too often',
    meaning: 'Too many wrong PINs; entering one is blocked for a time.',
    action: 'Wait as long as the details say.',
  },
  133009: {
    title: 'PIN entered too quickly',
    meaning: 'Two tries followed each other too fast.',
    action: 'Wait as long as the details say, then try once.',
  },
  133010: {
    title: 'Number not registered',
    meaning: "The sender's number is not registered on the platform.",
    action: 'Register the number, then run send again.',
  },
  133015: {
    title: 'Number deleted just now',
    meaning: 'The number was removed a moment ago and cannot be registered yet.',
    action: 'Wait five minutes.',
  },
  133016: {
    title: 'Registered too often',
    meaning: 'A number may be registered or taken off ten times in 72 hours.',
    action: 'Wait until 72 hours are over.',
  },
  134011: {
    title: 'Terms for payments not accepted',
    meaning: 'The terms of WhatsApp Payments still wait for a yes.',
    action: 'Accept them in Business settings.',
  },
  134100: {
    title: 'Marketing templates only',
    meaning: 'A utility or sign-in template was sent through the marketing interface.',
    action:
      'consend sends only marketing templates that way: read templates anew, the category may have changed.',
  },
  134101: {
    title: 'Template still being copied',
    meaning: 'A new marketing template needs up to ten minutes until the marketing interface knows it.',
    action: 'Wait ten minutes, then run send again.',
  },
  134102: {
    title: 'Template not usable this way',
    meaning: 'Copying the template failed, or the account is not set up for the marketing interface.',
    action: 'Finish its set-up in WhatsApp Manager, or set provider.marketingApi: false.',
  },
  134103: {
    title: 'Trouble with the marketing interface',
    meaning: 'Meta named this code without saying what it means.',
    action: 'Read the details; if it stays, set provider.marketingApi: false.',
  },
  135000: {
    title: 'Request not usable',
    meaning: 'Something in the request caused a failure that is not explained further.',
    action: 'Compare the parameters with the template, look for odd characters in the cells.',
  },
  136024: {
    title: 'No code to be had',
    meaning: 'The number is verified already, or no code can be sent to it.',
    action: "Look at the number's state in WhatsApp Manager.",
  },
  138000: {
    title: 'Trouble with calling',
    meaning: "Codes of WhatsApp's calling interface, which consend does not use.",
    action: "See the pages on calling in Meta's documentation.",
  },
  139100: {
    title: 'Some people could not be blocked',
    meaning:
      'Part of a change to the block list failed, mostly as the person has not written within 24 hours.',
    action: "Keep your own suppression list; WhatsApp's block list cannot replace it.",
  },
  139101: {
    title: 'Block list full',
    meaning: 'The list holds 64,000 people at most.',
    action: 'Take people off the list who need not be on it.',
  },
  139102: {
    title: 'Block list just being changed',
    meaning: 'Another change was under way.',
    action: 'Try again.',
  },
  139103: {
    title: 'Block list failed',
    meaning: "An error on the platform's side.",
    action: 'Try again in some minutes.',
  },
  147001: {
    title: 'Trouble with usernames',
    meaning: 'Codes of the interface for business usernames, which consend does not use.',
    action: "See the pages on usernames in Meta's documentation.",
  },
  200005: {
    title: 'No template figures yet',
    meaning: 'Figures on templates are not available for this account yet.',
    action: 'Nothing is needed for sending.',
  },
  200006: {
    title: 'Template figures stay on',
    meaning: 'Once on, figures on templates cannot be switched off.',
    action: 'Nothing to do.',
  },
  200007: {
    title: 'Template figures are off',
    meaning: 'Figures on templates have to be switched on first.',
    action: 'Switch them on in WhatsApp Manager if you want them.',
  },
  1752041: {
    title: 'Asked for already',
    meaning: 'Access to the marketing interface was asked for before.',
    action: 'Nothing; wait until it is granted.',
  },
  2388001: {
    title: 'Number cannot move',
    meaning: 'Ownership of the number is not confirmed, or its two-step PIN is still on.',
    action: 'Switch the PIN off at the old provider and confirm the number.',
  },
  2388012: {
    title: 'Number is here already',
    meaning: 'The number that should move is in this account already.',
    action: 'Nothing to do.',
  },
  2388019: {
    title: 'Too many templates',
    meaning: 'The account may hold no further template.',
    action:
      'Delete templates that nobody needs, or have business and display name verified for a higher limit.',
  },
  2388023: {
    title: 'Language still being deleted',
    meaning:
      'This template in this language is on its way out; until that is done nothing new can take its place.',
    action: 'Choose another name, or wait about four weeks.',
  },
  2388024: {
    title: 'Template exists already',
    meaning: 'There is a template of this name in this language.',
    action: 'Edit that one, or choose another name.',
  },
  2388039: {
    title: 'No change possible now',
    meaning: "Its state allows no change, or the day's changes are used up.",
    action: 'Wait for the review to end, or until tomorrow.',
  },
  2388040: {
    title: 'A field is too long',
    meaning: 'Some text of the template is longer than its field allows.',
    action: 'Shorten it: header and footer 60 characters, body 1,024, button 25.',
  },
  2388043: {
    title: 'An example is missing',
    meaning: 'Each variable and each picture, video or document of the header needs an example.',
    action: 'Add the examples and submit again.',
  },
  2388047: {
    title: 'Header not usable',
    meaning: "The header's text has a form that is not allowed.",
    action: 'No line breaks, no formatting, no emoji, one variable at most.',
  },
  2388072: {
    title: 'Body not usable',
    meaning: "The body's text has a form that is not allowed.",
    action: 'Check variables ({{1}}, {{2}} … without a gap) and blank lines.',
  },
  2388073: {
    title: 'Footer not usable',
    meaning: "The footer's text has a form that is not allowed.",
    action: 'Plain text only, no variables, 60 characters at most.',
  },
  2388091: {
    title: 'No code for this number',
    meaning: 'The number is not being moved, so no code is sent.',
    action: 'Start the move of the number first.',
  },
  2388093: {
    title: 'No code for this number (move)',
    meaning:
      'The number is not being moved. As a subcode of 100 it was also seen on templates with unusable parts.',
    action: 'Start the move of the number first; with a template, check its parts.',
  },
  2388103: {
    title: 'Number cannot be moved',
    meaning:
      'The account it should move to is not ready: webhooks, display name, payment or approval are missing.',
    action: 'Put these in order and try again.',
  },
  2388293: {
    title: 'Too many variables for the text',
    meaning: 'There is too little fixed text around the variables.',
    action:
      'Write more text or use fewer variables; twice as many fixed words as variables and one more is a rule of thumb.',
  },
  2388299: {
    title: 'Variable at the edge',
    meaning: 'The text begins or ends with a variable.',
    action: 'Put words before the first variable and after the last one.',
  },
  2388318: {
    title: 'Direct template cannot be changed',
    meaning: 'The template was made while sending and is read-only.',
    action: 'Make a template of your own instead.',
  },
  2388330: {
    title: 'Direct template cannot be deleted',
    meaning: 'The template was made while sending and stays.',
    action: 'Nothing to do; do not use it.',
  },
  2494100: {
    title: 'Number under maintenance',
    meaning: 'The phone number is being worked on at the moment.',
    action: 'Try again in some minutes.',
  },
  2593079: {
    title: 'Account promised to another partner',
    meaning: 'The account is marked for the move to another solution.',
    action: 'Settle it with the provider who set the account up.',
  },
  2593085: {
    title: 'Account cannot move this way',
    meaning: 'The account is of a kind that this move does not take.',
    action: 'Settle it with the provider who set the account up.',
  },
  2593107: {
    title: 'Synchronized already',
    meaning: 'Contacts and history can be synchronized once each after the app was connected.',
    action: 'Nothing; disconnect and connect again if it has to be repeated.',
  },
  2593108: {
    title: 'Too late to synchronize',
    meaning: 'Synchronizing has to begin within 24 hours after the app was connected.',
    action: 'Disconnect and connect again, then begin at once.',
  },
};
