/** The tables of the register of processors. */
import type { WorkspaceConfig } from '../../core/config.ts';
import type { Duty } from '../../core/duties.ts';
import type { Incident } from '../../core/incident.ts';
import { byCommand, type Gap, inConfig } from '../../core/paper.ts';
import { isInEea, processingChain } from '../../core/processing-chain.ts';
import { MEASURE_ITEMS, type ProcessorConfig } from '../../core/processor-config.ts';
import { OWN_MEASURE_ITEMS } from '../../core/records-config.ts';
import { html } from '../html/escape.ts';
import { cell, columnsOf } from './fields.ts';
import type { PaperBlock, PaperCell } from './model.ts';
import type { PaperVoice } from './voice.ts';

const orDash = (text: string | undefined): PaperCell => cell(text ?? null, text ?? '–');

/** A gap within a table: what has no value, and the line that gives it one. */
function gapCell(label: string, gap: Gap, voice: PaperVoice): PaperCell {
  const { missing } = voice.texts.frame;
  const shown = html`<span class="gap"><b>${missing}</b> <code>${gap.line}</code></span>`;
  return { json: null, shown, gap: { label, gap } };
}

/** Who handles the data, hop by hop, with the ground of each transfer. */
export function chainBlock(config: WorkspaceConfig, voice: PaperVoice): PaperBlock {
  const { processors: words, record } = voice.texts;
  const { format, rights } = voice;
  const day = (text: string | undefined): PaperCell =>
    text === undefined ? cell(null, '–') : cell(text, format.calendarDay(text));
  const rows = processingChain(config).map((hop) => {
    const transfer = config.provider.processor?.transfers.find(({ to }) => to === hop.country);
    const needsNone = isInEea(hop.country);
    const ground =
      transfer === undefined
        ? needsNone
          ? cell('eea', words.inEea)
          : gapCell(
              hop.name,
              inConfig(`provider: { processor: { transfers: [{ to: ${hop.country}, mechanism: dpf }] } }`),
              voice,
            )
        : cell(transfer.mechanism, record.mechanisms[transfer.mechanism]);
    return [
      cell(
        hop.name,
        hop.isImplied ? html`${hop.name}<span class="source">${words.implied}</span>` : hop.name,
      ),
      cell(hop.role, rights.access.roles[hop.role]),
      cell(hop.country, format.country(hop.country)),
      ground,
      orDash(transfer?.assessment),
      day(transfer?.listingCheckedOn),
      orDash(transfer?.fallback),
    ];
  });
  return {
    kind: 'table',
    id: 'hops',
    title: words.hopsTitle,
    columns: columnsOf(words.hopColumns),
    rows,
    empty: words.noHops,
  };
}

type Items = Readonly<
  Partial<
    Record<
      string,
      {
        evidence?: string | undefined;
        result: 'ok' | 'gap';
        gap?: string | undefined;
        action?: string | undefined;
      }
    >
  >
>;

function itemTable(
  names: readonly string[],
  items: Items,
  { line, voice }: { readonly line: (name: string) => string; readonly voice: PaperVoice },
): PaperBlock {
  const words = voice.texts.processors;
  const rows = names.map((name) => {
    const found = items[name];
    return [
      cell(name, words.items[name] ?? name),
      orDash(found?.evidence),
      found === undefined
        ? gapCell(words.items[name] ?? name, inConfig(line(name)), voice)
        : cell(found.result, words.results[found.result]),
      orDash(found?.gap),
      orDash(found?.action),
    ];
  });
  return {
    kind: 'table',
    id: 'items',
    title: words.itemsTitle,
    columns: columnsOf(words.itemColumns),
    rows,
    empty: words.notReviewed,
  };
}

/** The processor's measures, item by item. */
export function itemsBlock(processor: ProcessorConfig | undefined, voice: PaperVoice): PaperBlock {
  const line = (name: string): string =>
    `provider: { processor: { measures: { items: { ${name}: { result: ok, evidence: … } } } } }`;
  return itemTable(MEASURE_ITEMS, processor?.measures?.items ?? {}, { line, voice });
}

/** The workspace's own measures, item by item. */
export function ownItemsBlock({ records }: WorkspaceConfig, voice: PaperVoice): PaperBlock {
  const line = (name: string): string =>
    `records: { processing: { measures: { items: { ${name}: { result: ok, evidence: … } } } } }`;
  return itemTable(OWN_MEASURE_ITEMS, records?.processing?.measures?.items ?? {}, { line, voice });
}

/** Incidents of which the processor gave notice. */
export function incidentsBlock(incidents: readonly Incident[], voice: PaperVoice): PaperBlock {
  const words = voice.texts.processors;
  const { format } = voice;
  const rows = incidents.flatMap(({ incident, facts: { processorNoticeAt, what } }) =>
    processorNoticeAt === undefined
      ? []
      : [
          [
            cell(incident, format.number(incident)),
            cell(processorNoticeAt, format.dayTime(Date.parse(processorNoticeAt))),
            orDash(what),
          ],
        ],
  );
  return {
    kind: 'table',
    id: 'list',
    title: words.incidentsTitle,
    columns: columnsOf(words.incidentColumns),
    rows,
    empty: words.noIncidents,
  };
}

/** What notes a duty as done, where consend cannot see it. */
function dutyGap({ duty, about = '…' }: Duty): Gap {
  const review = (name: string): Gap => inConfig(`records: { reviews: { ${name}: { on: 2026-06-01 } } }`);
  switch (duty) {
    case 'verification':
      return byCommand('consend consent verify');
    case 'own-measures':
      return inConfig('records: { processing: { measures: { reviewedOn: 2026-03-02 } } }');
    case 'interest':
      return inConfig(`records: { legitimateInterest: [{ processing: ${about}, on: 2026-03-02 }] }`);
    case 'listing':
      return inConfig(
        `provider: { processor: { transfers: [{ to: ${about}, listingCheckedOn: 2026-11-01 }] } }`,
      );
    case 'assessment':
      return inConfig(`provider: { processor: { transfers: [{ to: ${about}, assessedOn: 2026-03-02 }] } }`);
    default:
      return review(duty);
  }
}

/** What is due when; what was never done stands last, with what notes it. */
export function dutiesBlock(duties: readonly Duty[], voice: PaperVoice): PaperBlock {
  const words = voice.texts.processors;
  const rows = duties.map((duty) => {
    const { dueAt, state, about } = duty;
    const name = voice.duties.names[duty.duty](about ?? '');
    return [
      cell({ duty: duty.duty, about: about ?? null }, name),
      dueAt === undefined
        ? gapCell(name, dutyGap(duty), voice)
        : cell(new Date(dueAt).toISOString().slice(0, 10), voice.format.day(dueAt)),
      cell(state, state === 'overdue' ? html`<b>${words.states[state]}</b>` : words.states[state]),
    ];
  });
  return {
    kind: 'table',
    id: 'list',
    title: words.dutiesTitle,
    columns: columnsOf(words.dutyColumns),
    rows,
    empty: words.dutiesNoGap,
  };
}
