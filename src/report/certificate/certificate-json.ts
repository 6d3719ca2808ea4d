/** The certificate as `consend.erasure/1`. */
import type { ErasureCertificate } from '../../core/erasure.ts';
import { isoWithOffset } from '../../i18n/format.ts';
import {
  type CertificateVoice,
  erasedLines,
  headlineOf,
  remnantLines,
  taskLines,
  verifyCommands,
} from './words.ts';

/** Version of the certificate's form. */
export const ERASURE_SCHEMA = 'consend.erasure/1';

/** The certificate's document. Codes are stable, texts are in the voice's language. */
export function certificateJson(
  certificate: ErasureCertificate,
  voice: CertificateVoice,
): Readonly<Record<string, unknown>> {
  const { request, ledger, controller } = certificate;
  return {
    schema: ERASURE_SCHEMA,
    document: certificate.document,
    madeAt: isoWithOffset(certificate.madeAt, certificate.zone),
    language: voice.language,
    consend: certificate.version,
    controller: { ...controller, contact: controller.contact ?? null },
    person: certificate.person ?? null,
    request: {
      reference: request.reference ?? null,
      requestedAt: request.requestedAt,
      ground: request.ground,
      groundText: voice.texts.grounds[request.ground],
    },
    decidedBy: certificate.actor ?? null,
    isNew: certificate.isNew,
    text: headlineOf(certificate, voice),
    erased: erasedLines(certificate, voice),
    stays: remnantLines(certificate, voice),
    suppression: certificate.suppressionForgotten ? 'forgotten' : 'kept',
    toDo: taskLines(certificate, voice).map((line, index) => ({
      ...line,
      request: line.request ?? null,
      details: certificate.tasks[index],
    })),
    filesSearched: certificate.filesSearched,
    ledger: { size: ledger.size, root: ledger.root, event: ledger.event ?? null },
    verify: verifyCommands(certificate, voice),
    notice: voice.texts.document.disclaimer,
  };
}
