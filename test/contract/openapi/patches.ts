/**
 * Where the OpenAPI file v23.0 (snapshot of 21 Nov 2025) is wrong, silent or older than the documentation: corrected in memory,
 * one entry per defect. Without the entries the file refuses requests that Meta's own pages show.
 */
import type { Node } from './document.ts';

/** One correction. */
export interface Patch {
  /** What is wrong with the file, and what says so. */
  readonly why: string;
  readonly apply: (document: Node) => void;
}

const TEXT = { type: 'string' };
const schemasOf = (document: Node): Node => document.components.schemas;
const pathOf = (document: Node, path: string): Node => document.paths[`/{Version}/${path}`];
const okSchema = (operation: Node): Node => operation.responses['200'].content['application/json'].schema;

const PARAMETER_KINDS = [
  ['text', 'text'],
  ['currency', 'currency'],
  ['date_time', 'date_time'],
  ['image', 'image'],
  ['video', 'video'],
  ['document', 'document'],
] as const;

const SEND_PATHS = [
  ['{Phone-Number-ID}/messages', ['post']],
  ['{Phone-Number-ID}/marketing_messages', ['post']],
  ['{Phone-Number-ID}/media', ['post']],
  ['{Media-ID}', ['get', 'delete']],
  ['{TEMPLATE_ID}', ['get', 'post']],
  ['{WABA-ID}/message_templates', ['get', 'post', 'delete']],
  ['{Business-ID}', ['get']],
] as const;

const ERROR_STATUSES = ['400', '401', '403', '404', '422', '429', '500', '503'];

/** Corrections of requests. */
const REQUEST_PATCHES: readonly Patch[] = [
  {
    // endpoints.md, "Known gaps".
    why: 'language.policy is marked required though the pages leave it out',
    apply: (document) => {
      schemasOf(document).LanguageObject.required = ['code'];
    },
  },
  {
    // endpoints.md, "Known gaps": "[2-6, 11-14]" is a class of single characters. messages.md: numbers are accepted as well.
    why: 'the pattern of index matches no index but one digit of a few',
    apply: (document) => {
      const index = {
        anyOf: [
          { type: 'string', pattern: '^\\d{1,2}$' },
          { type: 'integer', minimum: 0, maximum: 99 },
        ],
      };
      schemasOf(document).TemplateComponent.properties.index = index;
      schemasOf(document).ButtonComponent.allOf[1].properties.index = index;
    },
  },
  {
    // endpoints.md, "Known gaps"; messages.md, "Buttons": the kinds since added.
    why: 'sub_type ends at catalog, and component types at button',
    apply: (document) => {
      const subTypes = [
        'quick_reply',
        'url',
        'catalog',
        'copy_code',
        'flow',
        'mpm',
        'voice_call',
        'order_details',
      ];
      const { TemplateComponent, ButtonComponent } = schemasOf(document);
      TemplateComponent.properties.sub_type.enum = subTypes;
      ButtonComponent.allOf[1].properties.sub_type.enum = subTypes;
      TemplateComponent.properties.type.enum.push('carousel', 'limited_time_offer');
    },
  },
  {
    // messages.md, "Limited-time offer" and "Carousel".
    why: 'offers and carousels have no schema',
    apply: (document) => {
      const schemas = schemasOf(document);
      const offer = {
        type: 'object',
        required: ['expiration_time_ms'],
        properties: { expiration_time_ms: { type: 'integer' } },
      };
      const parameter = {
        type: 'object',
        required: ['type', 'limited_time_offer'],
        properties: { type: { enum: ['limited_time_offer'] }, limited_time_offer: offer },
      };
      schemas.OfferComponent = {
        type: 'object',
        required: ['type', 'parameters'],
        properties: {
          type: { enum: ['limited_time_offer'] },
          parameters: { type: 'array', minItems: 1, maxItems: 1, items: parameter },
        },
      };
      const card = {
        type: 'object',
        required: ['card_index', 'components'],
        properties: {
          card_index: { type: 'integer' },
          components: {
            type: 'array',
            items: {
              oneOf: ['Header', 'Body', 'Button'].map((name) => ({
                $ref: `#/components/schemas/${name}Component`,
              })),
            },
          },
        },
      };
      schemas.CarouselComponent = {
        type: 'object',
        required: ['type', 'cards'],
        properties: {
          type: { enum: ['carousel'] },
          cards: { type: 'array', minItems: 2, maxItems: 10, items: card },
        },
      };
    },
  },
  {
    // A discriminator chooses nothing in JSON Schema: without a oneOf the parameters of a component were not looked at.
    why: 'components are told apart by a discriminator alone',
    apply: (document) => {
      const schemas = schemasOf(document);
      const kinds = [
        'HeaderComponent',
        'BodyComponent',
        'ButtonComponent',
        'OfferComponent',
        'CarouselComponent',
      ];
      for (const name of kinds.slice(0, 3))
        schemas[name].allOf[1].required = ['type', ...(schemas[name].allOf[1].required ?? [])];
      schemas.AnyComponent = { oneOf: kinds.map((name) => ({ $ref: `#/components/schemas/${name}` })) };
      schemas.TemplateObject.properties.components.items = { $ref: '#/components/schemas/AnyComponent' };
    },
  },
  {
    // The same for parameters; messages.md, "Header types" adds location, gif and product, templates.md the name of named ones.
    why: 'parameters are told apart by a discriminator alone, and three kinds of headers are missing',
    apply: (document) => {
      const schemas = schemasOf(document);
      const more = {
        location: ['latitude', 'longitude'],
        gif: [],
        product: ['product_retailer_id', 'catalog_id'],
      };
      const oneOf: Node[] = PARAMETER_KINDS.map(([type, content]) => ({
        type: 'object',
        required: ['type', content],
        properties: {
          type: { enum: [type] },
          parameter_name: TEXT,
          [content]: kindSchema(type),
        },
      }));
      for (const [type, required] of Object.entries(more))
        oneOf.push({
          type: 'object',
          required: ['type', type],
          properties: { type: { enum: [type] }, [type]: { type: 'object', required } },
        });
      schemas.AnyParameter = { oneOf };
      for (const name of ['HeaderComponent', 'BodyComponent'])
        schemas[name].allOf[1].properties.parameters.items = { $ref: '#/components/schemas/AnyParameter' };
    },
  },
  {
    // endpoints.md, "Known gaps": 32,768 characters is not the limit of a template's text; the body's 1,024 is the longest one.
    why: 'a text parameter may have 32,768 characters',
    apply: (document) => {
      schemasOf(document).TextParameter.allOf[1].properties.text.maxLength = 1_024;
    },
  },
  {
    // messages.md, "Buttons".
    why: 'buttons take a payload or a text and nothing else',
    apply: (document) => {
      const kinds = {
        payload: TEXT,
        text: TEXT,
        coupon_code: TEXT,
        ttl_minutes: { type: 'integer' },
        action: { type: 'object' },
      };
      const oneOf = Object.entries(kinds).map(([type, schema]) => ({
        type: 'object',
        required: ['type', type],
        properties: { type: { enum: [type] }, [type]: schema },
      }));
      schemasOf(document).ButtonComponent.allOf[1].properties.parameters.items = { oneOf };
    },
  },
  {
    // messages.md, "Envelope": individual is the default; `to` or `recipient` since July 2026.
    why: 'recipient_type and to are marked required',
    apply: (document) => {
      const { BaseMessageProperties: base, MarketingMessageRequestPayload: marketing } = schemasOf(document);
      const anyOf = [{ required: ['to'] }, { required: ['recipient'] }];
      Object.assign(base, { required: ['messaging_product', 'type'], anyOf });
      Object.assign(marketing, { required: ['messaging_product', 'type', 'template'], anyOf });
    },
  },
  {
    // marketing-messages/send-marketing-messages says: the same payload as /messages, plus two properties.
    why: 'marketing_messages is closed to what every send may have',
    apply: (document) => {
      Object.assign(schemasOf(document).MarketingMessageRequestPayload.properties, {
        recipient: TEXT,
        biz_opaque_callback_data: { ...TEXT, maxLength: 512 },
        context: { $ref: '#/components/schemas/MessageContext' },
        recipient_identity_key_hash: TEXT,
      });
    },
  },
  {
    // Closed beside an allOf, it refuses the very properties that the other half requires.
    why: 'a text message cannot be valid',
    apply: (document) => {
      delete schemasOf(document).TextMessage.allOf[1].additionalProperties;
    },
  },
];

function kindSchema(type: (typeof PARAMETER_KINDS)[number][0]): Node {
  if (type === 'text') return { ...TEXT, maxLength: 1_024 };
  if (type === 'currency') return { $ref: '#/components/schemas/CurrencyObject' };
  return { $ref: `#/components/schemas/${type === 'date_time' ? 'DateTimeObject' : 'MediaObject'}` };
}

/** Corrections of answers. */
const RESPONSE_PATCHES: readonly Patch[] = [
  {
    // endpoints.md, "Sending": also mark-as-read. The file has schemas for it, but its path does not name them.
    why: 'read receipts are modelled and then forgotten',
    apply: (document) => {
      const { post } = pathOf(document, '{Phone-Number-ID}/messages');
      const receipt = { $ref: '#/components/schemas/MarkMessageRequestPayload' };
      const content = post.requestBody.content['application/json'];
      content.schema = { anyOf: [content.schema, receipt] };
      const answer = post.responses['200'].content['application/json'];
      answer.schema = { anyOf: [answer.schema, { $ref: '#/components/schemas/MarkMessageResponsePayload' }] };
      schemasOf(document).MarkMessageResponsePayload.required = ['success'];
    },
  },
  {
    // endpoints.md, "Known gaps": only 200 is modelled for the paths of sending, media and templates.
    why: 'no errors are modelled for the paths that matter most',
    apply: (document) => {
      const schema = { $ref: '#/components/schemas/GraphAPIError' };
      for (const [path, methods] of SEND_PATHS)
        for (const method of methods)
          for (const status of ERROR_STATUSES)
            pathOf(document, path)[method].responses[status] = {
              content: { 'application/json': { schema } },
            };
    },
  },
  {
    // errors.md: code 2 has HTTP 503 on the error page and 500 in the file; a client must accept any pairing.
    why: 'HTTP 503 is not modelled',
    apply: (document) => {
      for (const path of Object.values<Node>(document.paths))
        for (const operation of Object.values<Node>(path))
          if (operation?.responses?.['500']?.content !== undefined)
            operation.responses['503'] ??= operation.responses['500'];
    },
  },
  {
    // errors.md, "How errors arrive": the messaging product's errors have error_data.
    why: 'error_data is missing from errors',
    apply: (document) => {
      const data = {
        type: 'object',
        required: ['messaging_product', 'details'],
        properties: { messaging_product: { enum: ['whatsapp'] }, details: TEXT },
      };
      schemasOf(document).GraphAPIError.properties.error.properties.error_data = data;
    },
  },
  {
    // messages.md, "Success response": user_id since 2026; the file's own example of marketing_messages has success.
    why: 'sends answer with user_id and success as well',
    apply: (document) => {
      const { MessageResponsePayload: plain, MarketingMessageResponsePayload: marketing } =
        schemasOf(document);
      for (const schema of [plain, marketing]) {
        schema.required = ['messaging_product', 'contacts', 'messages'];
        const contact = schema.properties.contacts.items;
        contact.properties.user_id = TEXT;
        contact.required = ['input'];
        schema.properties.messages.items.required = ['id'];
      }
      marketing.properties.success = { type: 'boolean' };
    },
  },
  {
    // endpoints.md, table of fields; UNKNOWN is listed by the pages, NA was seen.
    why: 'the number has more fields and values than the file',
    apply: (document) => {
      const number = schemasOf(document).PhoneNumberInfo;
      number.required = ['id'];
      number.properties.quality_rating.enum = ['GREEN', 'YELLOW', 'RED', 'UNKNOWN', 'NA'];
      number.properties.code_verification_status.enum.push('NOT_VERIFIED', 'EXPIRED');
      Object.assign(number.properties, numberFields());
    },
  },
  {
    // endpoints.md: CONNECTED is the state that can send; `fields` chooses, so that nothing but the id is sure to come.
    why: 'the list of numbers lacks states and fields, and requires what was not asked for',
    apply: (document) => {
      schemasOf(document).WhatsAppPhoneNumberStatus.enum.push(
        'CONNECTED',
        'RATE_LIMITED',
        'UNVERIFIED',
        'DISCONNECTED',
        'FLAGGED',
        'UNKNOWN',
      );
      const number = schemasOf(document).WhatsAppBusinessAccountPhoneNumber;
      number.required = ['id'];
      Object.assign(number.properties, numberFields());
    },
  },
  {
    // endpoints.md, table "Other"; messaging-limits (May 2026); support/health-status.
    why: 'the account has more fields than the file, and requires what was not asked for',
    apply: (document) => {
      const account = schemasOf(document).WhatsAppBusinessAccount;
      account.required = ['id'];
      Object.assign(account.properties, {
        message_template_namespace: TEXT,
        primary_business_location: TEXT,
        status: TEXT,
        marketing_messages_lite_api_status: TEXT,
        whatsapp_business_manager_messaging_limit: { $ref: '#/components/schemas/MessagingLimit' },
        health_status: { $ref: '#/components/schemas/HealthStatus' },
      });
      Object.assign(schemasOf(document), { MessagingLimit: LIMIT, HealthStatus: HEALTH });
    },
  },
  {
    // messaging-limits (May 2026): the limit is readable on the portfolio as well.
    why: 'the portfolio is modelled for another purpose',
    apply: (document) => {
      const properties = { id: TEXT, name: TEXT, whatsapp_business_manager_messaging_limit: LIMIT };
      pathOf(document, '{Business-ID}').get.responses['200'].content = {
        'application/json': { schema: { type: 'object', required: ['id'], properties } },
      };
    },
  },
  {
    // templates.md, "Template object as listed"; components hold more per kind than can be closed.
    why: 'templates have more properties than the file, and pages have addresses and a summary',
    apply: (document) => {
      const list = okSchema(pathOf(document, '{WABA-ID}/message_templates').get);
      const node = okSchema(pathOf(document, '{TEMPLATE_ID}').get);
      for (const template of [list.properties.data.items, node]) {
        template.required = ['id'];
        Object.assign(template.properties, templateFields());
        template.properties.components.items['x-open'] = true;
      }
      Object.assign(list.properties.paging.properties, { next: TEXT, previous: TEXT });
      list.properties.summary = { type: 'object' };
      list.required = ['data'];
    },
  },
  {
    // The file has no required property in these answers; the pages show them all.
    why: 'small answers require nothing',
    apply: (document) => {
      okSchema(pathOf(document, '{WABA-ID}/message_templates').post).required = ['id', 'status', 'category'];
      okSchema(pathOf(document, '{Phone-Number-ID}/media').post).required = ['id'];
      okSchema(pathOf(document, '{Media-ID}').get).required = [
        'id',
        'url',
        'mime_type',
        'sha256',
        'file_size',
      ];
      for (const [path, method] of [
        ['{WABA-ID}/message_templates', 'delete'],
        ['{TEMPLATE_ID}', 'post'],
        ['{Media-ID}', 'delete'],
      ] as const)
        okSchema(pathOf(document, path)[method]).required = ['success'];
    },
  },
];

/** Corrections of webhooks, and of names that the file mixed up. */
const WEBHOOK_PATCHES: readonly Patch[] = [
  {
    // Schemas of one name were numbered when files were merged, but not the references inside of them.
    why: 'numbered schemas refer to those of the same name in other files',
    apply: (document) => {
      const schemas = schemasOf(document);
      for (const name of ['TextMessage_2', 'ButtonMessage', 'SystemMessage'])
        schemas[name].allOf[0] = { $ref: '#/components/schemas/BaseMessageProperties_1' };
      for (const name of ['SubscribedAppsResponse', 'SubscriptionResponse'])
        schemas[name].properties.data.items = { $ref: '#/components/schemas/SubscribedApp_1' };
      schemas.SubscribedApp_1.properties.whatsapp_business_api_data = {
        $ref: '#/components/schemas/WhatsAppBusinessApiData_1',
      };
    },
  },
  {
    // webhooks.md, "Envelope and statuses" and "user_preferences"; business-scoped-user-ids (2026).
    why: 'statuses lack the own id and user ids, and require a number',
    apply: (document) => {
      const { Statuses, StatusMessageValue, Pricing, ContactProfile } = schemasOf(document);
      Statuses.required = ['id', 'status', 'timestamp'];
      Object.assign(Statuses.properties, { biz_opaque_callback_data: TEXT, recipient_user_id: TEXT });
      Statuses.properties.timestamp.pattern = '^\\d{10}$';
      StatusMessageValue.properties.contacts = {
        type: 'array',
        items: { $ref: '#/components/schemas/ContactProfile' },
      };
      Pricing.properties.type = { enum: ['regular', 'free_customer_service', 'free_entry_point'] };
      ContactProfile.properties.user_id = TEXT;
    },
  },
  {
    // business-scoped-user-ids (2026): people with a user name come without a number.
    why: 'messages require the number they come from',
    apply: (document) => {
      const base = schemasOf(document).BaseMessageProperties_1;
      base.required = ['id', 'timestamp'];
      base.properties.from_user_id = TEXT;
    },
  },
  {
    // For the same reason the mappings point to outgoing messages; a text, a tap and an unsupported message are all there is here.
    why: 'incoming messages are all valid as anything: nothing requires their type',
    apply: (document) => {
      const schemas = schemasOf(document);
      schemas.IncomingMessage.oneOf = ['TextMessage_2', 'ButtonMessage', 'UnsupportedMessage'].map(
        (name) => ({
          $ref: `#/components/schemas/${name}`,
        }),
      );
      schemas.UnsupportedMessage = {
        allOf: [
          { $ref: '#/components/schemas/BaseMessageProperties_1' },
          {
            type: 'object',
            required: ['type', 'errors'],
            properties: {
              type: { enum: ['unsupported'] },
              errors: { type: 'array', items: { $ref: '#/components/schemas/StatusError' } },
            },
          },
        ],
      };
    },
  },
  {
    // webhooks.md, "Inbound text and button": a tap without a quoted message has no context.
    why: 'a tap requires a context',
    apply: (document) => {
      schemasOf(document).ButtonMessage.allOf[1].required = ['type', 'button'];
    },
  },
  {
    // webhooks.md, "Number and id changes" (Aug 2026).
    why: 'user ids change too',
    apply: (document) => {
      const system = schemasOf(document).SystemMessage.allOf[1].properties.system;
      system.properties.type.enum.push('user_changed_user_id');
      system.properties.user_id = TEXT;
    },
  },
];

const LIMIT = { enum: ['TIER_250', 'TIER_2K', 'TIER_10K', 'TIER_100K', 'TIER_UNLIMITED'] };
const HEALTH = {
  type: 'object',
  required: ['can_send_message', 'entities'],
  properties: {
    can_send_message: { enum: ['AVAILABLE', 'LIMITED', 'BLOCKED'] },
    entities: {
      type: 'array',
      items: {
        type: 'object',
        required: ['entity_type', 'id', 'can_send_message'],
        properties: {
          entity_type: { enum: ['PHONE_NUMBER', 'MESSAGE_TEMPLATE', 'WABA', 'BUSINESS', 'APP'] },
          id: TEXT,
          can_send_message: { enum: ['AVAILABLE', 'LIMITED', 'BLOCKED'] },
          additional_info: { type: 'array', items: TEXT },
          errors: {
            type: 'array',
            items: {
              type: 'object',
              required: ['error_code', 'error_description', 'possible_solution'],
              properties: {
                error_code: { type: 'integer' },
                error_description: TEXT,
                possible_solution: TEXT,
              },
            },
          },
        },
      },
    },
  },
};

function numberFields(): Node {
  return {
    status: { $ref: '#/components/schemas/WhatsAppPhoneNumberStatus' },
    new_name_status: TEXT,
    name_status: {
      enum: ['APPROVED', 'AVAILABLE_WITHOUT_REVIEW', 'DECLINED', 'EXPIRED', 'PENDING_REVIEW', 'NONE'],
    },
    platform_type: { enum: ['CLOUD_API', 'ON_PREMISE', 'NOT_APPLICABLE'] },
    account_mode: { enum: ['LIVE', 'SANDBOX'] },
    throughput: {
      type: 'object',
      required: ['level'],
      properties: { level: { enum: ['STANDARD', 'HIGH', 'NOT_APPLICABLE'] } },
    },
    is_official_business_account: { type: 'boolean' },
    is_on_biz_app: { type: 'boolean' },
    is_pin_enabled: { type: 'boolean' },
    last_onboarded_time: TEXT,
    messaging_limit_tier: LIMIT,
    whatsapp_business_manager_messaging_limit: LIMIT,
    health_status: HEALTH,
    webhook_configuration: {
      type: 'object',
      properties: { application: TEXT, whatsapp_business_account: TEXT, phone_number: TEXT },
    },
  };
}

function templateFields(): Node {
  return {
    parameter_format: { enum: ['POSITIONAL', 'NAMED'] },
    rejected_reason: TEXT,
    quality_score: {
      type: 'object',
      required: ['score'],
      properties: { score: { enum: ['GREEN', 'YELLOW', 'RED', 'UNKNOWN'] }, date: { type: 'integer' } },
    },
    previous_category: TEXT,
    correct_category: TEXT,
    message_send_ttl_seconds: { type: 'integer' },
    health_status: HEALTH,
  };
}

/** All corrections, in the order in which they build on each other. */
export const PATCHES: readonly Patch[] = [...REQUEST_PATCHES, ...RESPONSE_PATCHES, ...WEBHOOK_PATCHES];
