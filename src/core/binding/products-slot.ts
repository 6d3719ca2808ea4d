/** The slot of a list of products in sections. */
import type { ButtonParameter } from '../campaign-parameters.ts';
import { type Section, tell } from './compilation.ts';
import { LABEL_MAX, PRODUCTS_MAX, SECTIONS_MAX } from './limits.ts';
import type { Slot } from './part.ts';
import type { Row } from './row.ts';
import type { Given } from './source.ts';
import { type ValueReader, valueReader } from './value.ts';

type Products = Extract<ButtonParameter, { products: unknown }>['products'];

/** Reads all; undefined where one is missing, so that every missing one is told. */
function readAll(readers: readonly ValueReader[], row: Row): string[] | undefined {
  const values = readers.map((reader) => reader.read(row));
  const found = values.flatMap((value) => value ?? []);
  return found.length < values.length ? undefined : found;
}

/** The slot of a product list; undefined where it has too many sections or products, which is told. */
export function productsSlot(section: Section, path: string, given: Products): Slot | undefined {
  const count = given.sections.reduce((sum, { products }) => sum + products.length, 0);
  if (given.sections.length > SECTIONS_MAX || count > PRODUCTS_MAX) {
    tell(section, { code: 'products-count', path, subject: `${given.sections.length}/${count}` });
    return undefined;
  }
  const read = (value: Given, at: string): ValueReader =>
    valueReader(value, section.compilation.columns, {
      path: `${section.prefix}${path}.products.${at}`,
      max: LABEL_MAX,
    });
  const thumbnail = read(given.thumbnail, 'thumbnail');
  const sections = given.sections.map(({ title, products }, at) => ({
    title: read(title, `sections[${at}].title`),
    products: products.map((product, index) => read(product, `sections[${at}].products[${index}]`)),
  }));
  const readers = [thumbnail, ...sections.flatMap(({ title, products }) => [title, ...products])];
  return {
    isFixed: readers.every(({ isFixed }) => isFixed),
    fill(row) {
      const picture = thumbnail.read(row);
      const filled = sections.map((one) => ({
        title: one.title.read(row),
        products: readAll(one.products, row),
      }));
      const whole = filled.flatMap(({ title, products }) =>
        title === undefined || products === undefined ? [] : [{ title, products }],
      );
      return picture === undefined || whole.length < filled.length
        ? undefined
        : { kind: 'products', thumbnail: picture, sections: whole };
    },
  };
}
