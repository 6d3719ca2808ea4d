/** Templates and their differences for scripts. */
import type { StoredTemplate } from '../../core/template.ts';
import type { TemplateDifference } from '../../core/template-changes.ts';
import { isoWithOffset } from '../../i18n/format.ts';

/** A copy in `consend.templates/1`. Absent fields are null; times are ISO 8601 in the zone. */
export function copyJson({ template, syncedAt, digest }: StoredTemplate, zone: string, now: number): object {
  const iso = (at: number | undefined): string | null => (at === undefined ? null : isoWithOffset(at, zone));
  return {
    name: template.name,
    language: template.language,
    status: template.status,
    category: template.category,
    quality: template.quality,
    rejectedReason: template.rejectedReason ?? null,
    syncedAt: isoWithOffset(syncedAt, zone),
    digest,
    ageSeconds: Math.max(0, Math.round((now - syncedAt) / 1000)),
    id: template.id,
    parameterFormat: template.parameterFormat,
    qualityAt: iso(template.qualityAt),
    subCategory: template.subCategory ?? null,
    previousCategory: template.previousCategory ?? null,
    correctCategory: template.correctCategory ?? null,
    ttlSeconds: template.ttlSeconds ?? null,
    updatedAt: iso(template.updatedAt),
    linkTrackingOptedOut: template.linkTrackingOptedOut ?? null,
  };
}

/** A difference, the same in every document. */
export function differenceJson(change: TemplateDifference): object {
  return {
    template: change.name,
    language: change.language,
    kind: change.kind,
    weight: change.weight,
    part: change.part ?? null,
    before: change.before ?? null,
    after: change.after ?? null,
    variables: change.variables ?? null,
  };
}
