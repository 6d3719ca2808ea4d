/**
 * What messages cost by list price: category × market of the recipient's calling code, in USD, per delivered message,
 * before volume tiers and tax (Meta, "Pricing"). Sums are kept in whole millionths, so that no binary fraction shows.
 */
import { DEFAULT_MARKET, MARKET_TABLES } from './data/markets.ts';
import type { PriceRow, RateCard } from './data/rate-card.ts';
import { RATE_CARDS } from './data/rate-card.ts';
import type { PlanSummary } from './plan.ts';

/** Price of one message. */
export interface Price {
  /** Meta's name of the market. */
  readonly market: string;
  /** List price in the card's currency. */
  readonly unit: number;
  /** ISO 4217. */
  readonly currency: string;
  /** First day of the card, ISO 8601. */
  readonly rates: string;
}

/** A running estimate over the messages of a plan. */
export interface CostTally {
  /** Counts one message to a number of a country (ISO 3166-1 alpha-2). */
  add(phone: string, country: string, category: string): void;
  /** The estimate so far: countries by total, dearest first. */
  summary(): PlanSummary['cost'];
}

/** A card ready for look-ups: prefix → market, market → prices. */
interface LoadedCard {
  readonly card: RateCard;
  readonly prefixes: ReadonlyMap<string, string>;
  readonly longest: number;
  readonly prices: ReadonlyMap<string, PriceRow>;
}

const MILLION = 1_000_000;
const loaded = new Map<string, LoadedCard>();

/** The newest of some dated tables that is not after the day; the oldest one before all of them. */
function newestNotAfter<T extends { readonly from: string }>(tables: readonly T[], day: string): T {
  let found: T | undefined;
  for (const table of tables) {
    if (found === undefined || table.from <= day) found = table;
  }
  if (found === undefined) throw new TypeError('no dated table');
  return found;
}

/** The card in force at an instant. Its day starts at 00:00 in the account's zone, which is not known here: UTC stands in. */
function cardAt(atMs: number): LoadedCard {
  const card = newestNotAfter(RATE_CARDS, new Date(atMs).toISOString().slice(0, 10));
  let entry = loaded.get(card.from);
  if (entry === undefined) {
    const prefixes = new Map<string, string>();
    let longest = 0;
    for (const [market, list] of newestNotAfter(MARKET_TABLES, card.from).markets) {
      for (const prefix of list.split(' ')) {
        prefixes.set(prefix, market);
        longest = Math.max(longest, prefix.length);
      }
    }
    entry = { card, prefixes, longest, prices: new Map(card.prices.map((row) => [row[0], row])) };
    loaded.set(card.from, entry);
  }
  return entry;
}

function marketOf(phone: string, entry: LoadedCard): string {
  const start = phone.startsWith('+') ? 1 : 0;
  for (let length = entry.longest; length > 0; length--) {
    const market = entry.prefixes.get(phone.slice(start, start + length));
    if (market !== undefined) return market;
  }
  return DEFAULT_MARKET;
}

/** A category's price in a row. A category unknown here counts as marketing, the dearest: better too high than too low. */
function unitOf(row: PriceRow, category: string): number {
  if (category === 'UTILITY') return row[2];
  if (category === 'AUTHENTICATION') return row[3];
  return row[1];
}

function priceOn(entry: LoadedCard, phone: string, category: string): Price {
  const market = marketOf(phone, entry);
  const row = entry.prices.get(market) ?? entry.prices.get(DEFAULT_MARKET);
  return {
    market,
    unit: row ? unitOf(row, category) : 0,
    currency: entry.card.currency,
    rates: entry.card.from,
  };
}

/**
 * List price of one message.
 *
 * @param phone E.164 with `+`
 * @param category MARKETING, UTILITY or AUTHENTICATION
 * @param atMs instant of delivery, epoch milliseconds
 */
export function priceOf(phone: string, category: string, atMs: number): Price {
  return priceOn(cardAt(atMs), phone, category);
}

/** An empty estimate by the card in force at an instant (epoch milliseconds). */
export function createCostTally(atMs: number): CostTally {
  const entry = cardAt(atMs);
  const byCountry = new Map<string, { messages: number; millionths: number }>();
  return {
    add(phone, country, category) {
      const unit = Math.round(priceOn(entry, phone, category).unit * MILLION);
      const row = byCountry.get(country) ?? { messages: 0, millionths: 0 };
      row.messages += 1;
      row.millionths += unit;
      byCountry.set(country, row);
    },
    summary() {
      let total = 0;
      const rows = [...byCountry].map(([country, { messages, millionths }]) => {
        total += millionths;
        // A country's numbers may lie in two markets: the unit is then their mean.
        return {
          country,
          messages,
          unit: Math.round(millionths / messages) / MILLION,
          total: millionths / MILLION,
        };
      });
      rows.sort((a, b) => b.total - a.total || (a.country < b.country ? -1 : 1));
      return {
        currency: entry.card.currency,
        total: total / MILLION,
        byCountry: rows,
        rates: entry.card.from,
      };
    },
  };
}
