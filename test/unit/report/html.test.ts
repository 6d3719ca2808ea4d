import { describe, expect, it } from 'vitest';
import { fillPlaceholders } from '../../../src/core/message/filled-text.ts';
import { MOST_BLOCKED } from '../../../src/report/blocked-sample.ts';
import { html } from '../../../src/report/html/escape.ts';
import { htmlReport } from '../../../src/report/html/index.ts';
import { mergedTimeline } from '../../../src/report/html/timeline.ts';
import { whatsappText } from '../../../src/report/html/whatsapp-text.ts';
import type { OutcomeReport, PlanReport } from '../../../src/report/model.ts';
import { htmlOptions, planWithProblems, sampleOutcome, samplePlan, sha256Base64 } from './sample-model.ts';

const ATTACK = `"'><img src=x onerror=alert(1)></script><script>alert(2)</script>`;
const REPORTS = [samplePlan(), sampleOutcome()];

/** Every text of a value replaced by the attack, but for what is read as a kind, a time, a zone or a number. */
function poisoned(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => poisoned(each, key));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, poisoned(each, name)]));
  }
  const kept =
    /^(kind|severity|scope|hardness|disposition|why|place|verification|usual|on|until|format|timeZone|rates|.*On|.*Due|.*At)$/.test(
      key,
    );
  return typeof value === 'string' && !kept ? ATTACK : value;
}

describe('the page', () => {
  it.each(REPORTS)('escapes every value of the model ($kind)', (report) => {
    const model = poisoned(report) as PlanReport | OutcomeReport;
    const warnings = { warnings: (report as PlanReport).warnings };
    const page = htmlReport(
      { ...model, ...(model.kind === 'plan' ? warnings : {}) } as typeof model,
      htmlOptions('en'),
    );
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).not.toContain('<img');
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page.match(/<\/script/g)).toHaveLength(1);
  });

  it('lists every reason why values cannot be sent, with columns escaped, and the languages that are lacking', () => {
    const page = htmlReport(planWithProblems(), htmlOptions('en'));
    expect(page).toContain('Gutschein (body.&quot;2&quot;): holds a line break (12 people, first row 45)');
    expect(page).toContain(
      '&lt;b&gt;Gutschein&lt;/b&gt; (body.&quot;2&quot;): enthält mehr als vier Leerzeichen',
    );
    expect(page).toContain(
      'For 41 people, de stands in for their language, which the template lacks: fr 30, it 8',
    );
  });

  it.each(REPORTS)('names exactly its own style and script in its policy ($kind)', (report) => {
    const page = htmlReport(report, htmlOptions('de'));
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
    const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${sha256Base64(style)}'; script-src 'sha256-${sha256Base64(script)}'; img-src data:; base-uri 'none'; form-action 'none'`,
    );
    expect(page.match(/<style/g)).toHaveLength(1);
  });

  it.each(REPORTS)('loads nothing and has no inline handlers or styles ($kind)', (report) => {
    const page = htmlReport(report, htmlOptions('en'));
    expect(page).not.toMatch(/<[^>]*\s(src|srcset|action|poster|data|on[a-z]+|style)=/);
    expect(page).not.toMatch(/<(link|iframe|object|embed|base|img)\b/);
    expect(page).not.toMatch(/@import|url\((?!#)/);
    expect([...page.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual(['#main']);
  });

  it.each(['en', 'de'] as const)(
    'says everything in both languages and starts in the one asked for (%s)',
    (language) => {
      const page = htmlReport(samplePlan(), htmlOptions(language));
      expect(page).toContain(`<html lang="${language}" data-language="${language}">`);
      expect(page).toContain('700 of 975 people may be messaged now; 25\u00a0later; 250\u00a0may\u00a0not.');
      expect(page).toContain(
        '700 von 975 Personen dürfen jetzt angeschrieben werden; 25\u00a0später; 250\u00a0nicht.',
      );
      expect(page.match(/class="l-en"/g)?.length).toBe(page.match(/class="l-de"/g)?.length);
      expect(page).toContain(
        '<span class="l-en" lang="en">1,200 events</span><span class="l-de" lang="de">1.200 Ereignisse</span>',
      );
    },
  );

  it('stays small and shows every reason, whatever the number of blocked people', () => {
    const blocked = Array.from({ length: 100_000 }, (_, index) => ({
      row: index + 2,
      phone: '+49 151 •••• 0000',
      codes: [index === 99_999 ? 'optout.suppressed' : 'consent.missing'],
    }));
    const page = htmlReport(samplePlan({ blocked, blockedTotal: 100_000 }), htmlOptions('en'));
    const table = page.slice(page.indexOf('id="blocked-t"'));
    expect(table.match(/<tr role="row"( class="beyond")?><td/g)?.length).toBeLessThanOrEqual(MOST_BLOCKED);
    expect(table).toContain('optout.suppressed');
    expect(page).toContain('1,501 of 100,000 people');
    expect(page.length).toBeLessThan(1_000_000);
  });

  it('says first that nobody is messaged where the campaign itself is stopped', () => {
    const stop = {
      code: 'template.not-approved',
      severity: 'block',
      scope: 'template',
      count: 1,
      hardness: 'platform',
      verification: 'source-seen',
      sources: ['Meta'],
    } as const;
    const page = htmlReport(samplePlan({ findings: [stop] }), htmlOptions('en'));
    expect(/<h1>(.*?)<\/h1>/.exec(page)?.[1]).toContain('Nobody of 975 people may be messaged');
    expect(page).toContain('id="stops"');
  });

  it.each(REPORTS)('has its headings in order, captions on its tables and unique ids ($kind)', (report) => {
    const page = htmlReport(report, htmlOptions('en'));
    const levels = [...page.matchAll(/<h(\d)/g)].map((match) => Number(match[1]));
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(page.match(/<caption/g)?.length).toBe(page.match(/<table/g)?.length);
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows the template with its gaps where no message can be shown', () => {
    const page = htmlReport(samplePlan({ samples: [] }), htmlOptions('en'));
    expect(page).toContain('Hallo <mark>{{1}}</mark>,');
  });

  it('calls a review overdue once its day is over', () => {
    const late = { papers: { ...samplePlan().papers!, measuresNextDue: '2026-11-22' } };
    expect(htmlReport(samplePlan(late), htmlOptions('en'))).toContain('overdue');
    expect(htmlReport(samplePlan(), htmlOptions('en'))).not.toContain('overdue');
  });
});

describe('the markup template', () => {
  it('escapes text and keeps markup, also in lists', () => {
    expect(html`<p title="${'"<&'}">${[html`<b>${'<i>'}</b>`, "'"]}${undefined}${3}</p>`.source).toBe(
      '<p title="&quot;&lt;&amp;"><b>&lt;i&gt;</b>&#39;3</p>',
    );
  });
});

describe("WhatsApp's markup", () => {
  it.each([
    ['a *bold* word', 'a <strong>bold</strong> word'],
    ['*_both_*', '<strong><em>both</em></strong>'],
    ['statt ~249 €~ nur 199 €', 'statt <s>249 €</s> nur 199 €'],
    ['```code *x*```', '<code>code *x*</code>'],
    ['2 * 3 * 4 = 24', '2 * 3 * 4 = 24'],
    ['snake_case_name', 'snake_case_name'],
    ['*a\nb*', '*a\nb*'],
    ['*<b>*', '<strong>&lt;b&gt;</strong>'],
    ['Hallo {{1}}', 'Hallo <mark>{{1}}</mark>'],
    ['`code`', '<code class="tick">code</code>'],
    ['> said\nmore', '<span class="b-quote">said</span>more'],
    [
      '- one\n1. two',
      '<span class="b-item"><span>• </span><span>one</span></span><span class="b-item"><span>1. </span><span>two</span></span>',
    ],
  ])('%j becomes %j', (text, markup) => {
    expect(whatsappText(fillPlaceholders(text, new Map())).source).toBe(markup);
  });
});

describe('the timeline', () => {
  it('joins neighbours without losing an event', () => {
    const buckets = Array.from({ length: 1000 }, (_, index) => ({
      at: index * 60_000,
      accepted: 2,
      delivered: 1,
      read: 0,
      failed: 0,
    }));
    const merged = mergedTimeline({ bucketSeconds: 60, buckets });
    expect(merged.buckets.length).toBeLessThanOrEqual(72);
    expect(merged.buckets.reduce((sum, bucket) => sum + bucket.accepted, 0)).toBe(2000);
    expect(merged.bucketSeconds).toBe(60 * 14);
  });
});
