/** The account's templates, page by page: by cursor as Graph lists them, by offset as 360dialog does. */
import { z } from 'zod';
import { ConsendError } from '../../../core/errors.ts';
import type { Template } from '../../../core/template.ts';
import type { ApiCaller } from './call.ts';
import { NEWER_FIELDS, TEMPLATE_FIELDS, templateWire } from './template-schema.ts';

/** Lists templates; `name` narrows the listing where the provider can filter. */
export type TemplateLister = (
  name: string | undefined,
  signal: AbortSignal | undefined,
) => AsyncIterable<readonly Template[]>;

const PAGE_SIZE = 100;
/** An account holds 6,000 templates at most (Meta, "Templates overview"); pages may be smaller than asked for. */
const MOST_PAGES = 1000;

const cursorPage = z.object({
  data: z.array(templateWire),
  paging: z
    .object({ cursors: z.object({ after: z.string().nullish() }).nullish(), next: z.string().nullish() })
    .nullish(),
});

const offsetPage = z.object({ waba_templates: z.array(templateWire), total: z.number().nullish() });

/** The cursor of the next page; undefined on the last one, which has no `next`. Its URL is never followed: it may carry a token. */
function nextCursor(paging: z.infer<typeof cursorPage>['paging']): string | undefined {
  if (!paging?.next) return undefined;
  if (paging.cursors?.after) return paging.cursors.after;
  return URL.canParse(paging.next)
    ? (new URL(paging.next).searchParams.get('after') ?? undefined)
    : undefined;
}

const endless = (): ConsendError => new ConsendError('api.endless');

const INVALID_CURSOR = 131059;
/** Graph's code for a question that it does not understand, an unknown field among it. */
const INVALID_PARAMETER = 100;
const isRefusedWith = (code: number, error: unknown): boolean =>
  error instanceof ConsendError && error.code === 'api.refused' && error.params.code === code;

/** Pages in a row with nothing new that show a list going in circles; one may come of a change while it is read. */
const STALE_PAGES = 2;

/** Takes out of pages what was given before. Throws `api.endless` where a list goes in circles. */
class OnceEach {
  private readonly given = new Set<string>();
  private stale = 0;

  fresh(page: readonly Template[], mayRepeat: boolean): Template[] {
    const fresh = page.filter(({ name, language }) => !this.given.has(`${name}/${language}`));
    for (const { name, language } of fresh) this.given.add(`${name}/${language}`);
    this.stale = page.length > 0 && fresh.length === 0 && !mayRepeat ? this.stale + 1 : 0;
    if (this.stale === STALE_PAGES) throw endless();
    return fresh;
  }
}

/**
 * Lists by cursor. Where a version does not know the newer fields, it is asked without them. A cursor that is no longer valid (131059) starts the list anew, once; what was given is not given again.
 * Throws `api.endless` where cursors or pages repeat.
 */
export function cursorLister(call: ApiCaller, path: string): TemplateLister {
  return async function* list(name, signal) {
    const seen = new Set<string>();
    const once = new OnceEach();
    let after: string | undefined;
    let isSecondRound = false;
    let fields = [TEMPLATE_FIELDS, ...NEWER_FIELDS].join();
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = new URLSearchParams({ fields, limit: String(PAGE_SIZE) });
      if (name !== undefined) query.set('name', name);
      if (after !== undefined) query.set('after', after);
      let answer: z.infer<typeof cursorPage>;
      try {
        answer = await call({ path: `${path}?${query}`, schema: cursorPage, signal });
      } catch (error) {
        if (fields !== TEMPLATE_FIELDS && isRefusedWith(INVALID_PARAMETER, error)) {
          fields = TEMPLATE_FIELDS;
          continue;
        }
        if (after === undefined || isSecondRound || !isRefusedWith(INVALID_CURSOR, error)) throw error;
        isSecondRound = true;
        after = undefined;
        seen.clear();
        continue;
      }
      yield once.fresh(answer.data, isSecondRound);
      after = nextCursor(answer.paging);
      if (after === undefined) return;
      if (seen.has(after)) throw endless();
      seen.add(after);
    }
    throw endless();
  };
}

/** Lists by offset. The provider's filters are unverified, so a name narrows nothing here. Throws as `cursorLister`. */
export function offsetLister(call: ApiCaller, path: string): TemplateLister {
  return async function* list(_, signal) {
    const once = new OnceEach();
    let offset = 0;
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = new URLSearchParams({ limit: String(PAGE_SIZE), offset: String(offset) });
      const { waba_templates: templates, total } = await call({
        path: `${path}?${query}`,
        schema: offsetPage,
        signal,
      });
      if (templates.length > 0) yield once.fresh(templates, false);
      offset += templates.length;
      const more = typeof total === 'number' ? offset < total : templates.length === PAGE_SIZE;
      if (templates.length === 0 || !more) return;
    }
    throw endless();
  };
}
