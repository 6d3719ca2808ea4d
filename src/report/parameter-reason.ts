/** Why a value is refused, in words. */
import type { MediaFaultCode } from '../core/media-rules.ts';
import type { ParameterProblem, ParameterReason } from '../core/parameter-problem.ts';
import type { Messages } from '../i18n/index.ts';

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
