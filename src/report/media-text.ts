/** What a plan tells of the media in its messages, in words. */
import { hasMedia, type MediaFacts, type MediaTrouble } from '../core/media-facts.ts';
import type { MediaFaultCode } from '../core/media-rules.ts';
import type { Voice } from './voice.ts';

type Facts = MediaFacts | undefined;

/** The media that messages show, a phrase each; empty where they show none that consend knows of. */
export function mediaPhrases(facts: Facts, voice: Voice): string[] {
  if (facts === undefined || !hasMedia(facts)) return [];
  const { media, format } = voice;
  const { report } = media;
  const phrases = facts.files.map(({ file, kind, bytes }) =>
    report.file(file, media.names[kind] ?? kind, format.bytes(bytes)),
  );
  if (facts.ownFiles > 0) phrases.push(report.ownFiles(format.number(facts.ownFiles)));
  if (facts.links > 0) {
    const rows = format.number(facts.links);
    phrases.push(
      facts.asked === null ? report.notAsked(rows) : report.asked(rows, format.number(facts.asked)),
    );
  }
  return phrases;
}

function isFaultCode(code: string, faults: Voice['media']['faults']): code is MediaFaultCode {
  return Object.hasOwn(faults, code);
}

function troubleText({ source, code, params, rows, firstRow }: MediaTrouble, voice: Voice): string {
  const { media, format } = voice;
  const { report, faults } = media;
  const what = isFaultCode(code, faults) ? faults[code](params) : code;
  const first = format.number(firstRow);
  const where = rows === 1 ? report.row(first) : report.rows(format.number(rows), first);
  return report.trouble(source ?? report.ofRows, what, where);
}

/** What is wrong with media, most rows first, a sentence each without capital and full stop. */
export function mediaTroubles(facts: Facts, voice: Voice): string[] {
  return (facts?.troubles ?? []).map((trouble) => troubleText(trouble, voice));
}
