/** Why values are refused, in words. */
import type { MediaFaultCode } from '../core/media-rules.ts';
import type { ParameterProblem, ParameterReason, ProblemGroup } from '../core/parameter-problem.ts';
import type { Messages } from '../i18n/index.ts';
import type { Voice } from './voice.ts';

/** A reason as a phrase that stands after the name of what it is about: `holds a line break`. */
export function parameterReason(
  { parameters, media }: Pick<Messages, 'parameters' | 'media'>,
  reason: ParameterReason,
  params: ParameterProblem['params'] = {},
): string {
  if (reason === 'media-unknown' || !isOfMedia(reason)) return parameters.reasons[reason](params);
  return media.faults[reason.slice('media-'.length) as MediaFaultCode](params);
}

function isOfMedia(reason: ParameterReason): reason is `media-${MediaFaultCode}` {
  return reason.startsWith('media-');
}

/** A problem with its place: `Gutschein (body."2"): holds a line break`. */
export function problemText(
  messages: Pick<Messages, 'parameters' | 'media'>,
  { column, parameter, reason, params }: ParameterProblem,
): string {
  const what = reason === undefined ? messages.parameters.missing : parameterReason(messages, reason, params);
  return `${column === undefined ? parameter : `${column} (${parameter})`}: ${what}`;
}

/** A problem that people share: `Gutschein (body."2"): holds a line break (12 people, first row 45)`. */
export function groupText({ problem, count, firstRow, varies }: ProblemGroup, voice: Voice): string {
  const { groups } = voice.parameters;
  const say = varies ? groups.example : groups.same;
  return say(problemText(voice, problem), voice.texts.people(count), voice.format.number(firstRow));
}
