/** The local files that a message shows, and the ids that take their place when it is sent. */
import { type BoundComponent, type BoundParameter, type BoundPart, partsOf } from './bound-message.ts';

/** A content and where it is read from. */
export interface FileContent {
  /** `sha256:` + hex. */
  readonly digest: string;
  /** Relative to the campaign file's folder. */
  readonly path: string;
}

/** Ids of the platform's, by digest. */
export type MediaIds = ReadonlyMap<string, string>;

type MediaParameter = Extract<BoundParameter, { kind: 'image' | 'video' | 'document' | 'gif' }>;

function asMedia(parameter: BoundParameter): MediaParameter | undefined {
  switch (parameter.kind) {
    case 'image':
    case 'video':
    case 'document':
    case 'gif':
      return parameter;
    default:
      return undefined;
  }
}

/** Files of a message, each content once. */
export function filesOf(components: readonly BoundComponent[]): readonly FileContent[] {
  const contents = new Map<string, FileContent>();
  for (const { parameters } of partsOf(components)) {
    for (const parameter of parameters) {
      const { file, path = '' } = asMedia(parameter) ?? {};
      if (file !== undefined) contents.set(file, { digest: file, path });
    }
  }
  return [...contents.values()];
}

function withId(parameter: BoundParameter, ids: MediaIds): BoundParameter {
  const media = asMedia(parameter);
  const id = media?.file === undefined ? undefined : ids.get(media.file);
  return media === undefined || id === undefined ? parameter : { ...media, id };
}

/** The same message with the files' ids. */
export function withMediaIds(components: readonly BoundComponent[], ids: MediaIds): BoundComponent[] {
  const filled = (part: BoundPart): BoundPart => ({
    ...part,
    parameters: part.parameters.map((parameter) => withId(parameter, ids)),
  });
  return components.map((component) =>
    component.type === 'carousel'
      ? { ...component, cards: component.cards.map((card) => card.map(filled)) }
      : filled(component),
  );
}
