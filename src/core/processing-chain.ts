/**
 * Who handles the data of a message, hop by hop. Since October 2025 only the Cloud API that Meta runs is left, so WhatsApp
 * stands in the chain behind every partner; in the EEA WhatsApp Ireland is the contracting party and passes data on to WhatsApp
 * LLC and Meta Platforms Inc. (WhatsApp Business Data Transfer Addendum of 16 February 2024).
 */
import type { WorkspaceConfig } from './config.ts';
import { jurisdictionsOf } from './jurisdiction.ts';

/** One who handles the data. */
export interface Hop {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly role: 'processor' | 'sub-processor';
  /** True where the settings do not name it: it is there all the same. */
  readonly isImplied: boolean;
}

const IRELAND = { name: 'WhatsApp Ireland Limited', country: 'IE' } as const;
const UNITED_STATES = { name: 'WhatsApp LLC, Meta Platforms Inc.', country: 'US' } as const;
const IS_PLATFORM = /whatsapp|meta platforms|\bmeta\b/i;

/** Whether messages of a workspace reach WhatsApp: by whichever provider they do, unless it is a test server on this machine. */
function reachesPlatform({ kind, baseUrl }: WorkspaceConfig['provider']): boolean {
  return kind !== 'compatible' || !isLoopback(baseUrl);
}

/** Whether an address is this very machine. */
export function isLoopback(url: string): boolean {
  return /^https?:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?(\/|$)/i.test(url);
}

/** The chain from the processor on. */
export function processingChain({ provider }: Pick<WorkspaceConfig, 'provider'>): readonly Hop[] {
  const { processor } = provider;
  const named: Hop[] = [];
  if (processor !== undefined) {
    const { name, country } = processor;
    named.push({ name, country, role: 'processor', isImplied: false });
  }
  for (const { name, country } of processor?.subProcessors ?? [])
    named.push({ name, country, role: 'sub-processor', isImplied: false });
  if (!reachesPlatform(provider)) return named;
  const platform = named.filter(({ name }) => IS_PLATFORM.test(name));
  const implied: Hop[] = [];
  if (platform.length === 0)
    implied.push({ ...IRELAND, role: named.length === 0 ? 'processor' : 'sub-processor', isImplied: true });
  if (!platform.some(({ country }) => country === 'US'))
    implied.push({ ...UNITED_STATES, role: 'sub-processor', isImplied: true });
  return [...named, ...implied];
}

/** Whether a country is in the European Economic Area. */
export function isInEea(country: string): boolean {
  return jurisdictionsOf(country).includes('EEA');
}

/** Countries outside the EEA that the chain reaches or a stated transfer goes to, each once. */
export function thirdCountries(config: Pick<WorkspaceConfig, 'provider'>): readonly string[] {
  const stated = (config.provider.processor?.transfers ?? []).map(({ to }) => to);
  const reached = processingChain(config).map(({ country }) => country);
  return [...new Set([...reached, ...stated])].filter((country) => !isInEea(country));
}
