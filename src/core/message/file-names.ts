/** Local files in a message by the name that people gave them: a digest tells nobody which picture it is. */
import type { CardView, HeaderView, MessageView } from './view.ts';

/** Names of files by their content's digest. */
export type FileNames = ReadonlyMap<string, string>;

function named(header: HeaderView | undefined, names: FileNames): HeaderView | undefined {
  if (header === undefined || !('origin' in header) || header.origin?.kind !== 'file') return header;
  const name = names.get(header.origin.digest);
  return name === undefined ? header : { ...header, origin: { ...header.origin, name } };
}

/** The message with the names of its local files, where they are known. */
export function withFileNames(view: MessageView, names: FileNames): MessageView {
  const cardWithNames = (card: CardView): CardView => ({ ...card, header: named(card.header, names) });
  return { ...view, header: named(view.header, names), cards: view.cards.map(cardWithNames) };
}
