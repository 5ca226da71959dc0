import { type Language } from '@duijie/shared';

/** In what people type amounts, and how many fen one of it is: 万元, or yuan in English. */
const units: Record<Language, { readonly fen: bigint; readonly decimals: number }> = {
  'zh-CN': { fen: 1_000_000n, decimals: 6 },
  en: { fen: 100n, decimals: 2 },
};

/** What somebody types with everything left out that is no part of an amount; full-width digits are digits. */
export function cleanAmount(typed: string, language: Language): string {
  const [whole = '', ...rest] = typed
    .normalize('NFKC')
    .replace(/[^\d.]/g, '')
    .split('.');
  const digits = whole.replace(/^0+(?=\d)/, '').slice(0, 12);
  return rest.length === 0 ? digits : `${digits || '0'}.${rest.join('').slice(0, units[language].decimals)}`;
}

/** The fen of a cleaned amount; null for none. */
export function fenOf(amount: string, language: Language): string | null {
  if (amount === '') return null;
  const { fen, decimals } = units[language];
  const [whole = '0', part = ''] = amount.split('.');
  const ofPart = BigInt(part.padEnd(decimals, '0')) * (fen / 10n ** BigInt(decimals));
  return String(BigInt(whole) * fen + ofPart);
}

/** An amount of fen as somebody would type it. */
export function amountOf(fen: string | null | undefined, language: Language): string {
  if (fen === null || fen === undefined) return '';
  const { fen: unit, decimals } = units[language];
  const amount = BigInt(fen);
  const part = String(((amount % unit) * 10n ** BigInt(decimals)) / unit).padStart(decimals, '0');
  return [String(amount / unit), part.replace(/0+$/, '')].filter(Boolean).join('.');
}
