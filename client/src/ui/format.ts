import { type Language } from '@duijie/shared';

const zone = 'Asia/Shanghai';
const zoneNames: Record<Language, string> = { 'zh-CN': '北京时间', en: 'Beijing time' };
const fenPerYuan = 100n;
/** No line may break between a number and its unit. */
const joined = '\u00a0';

/** A whole number with its thousands apart. */
export function formatNumber(value: number | bigint, language: Language): string {
  return new Intl.NumberFormat(language).format(value);
}

/** A share of 1 as a percentage without decimals. */
export function formatShare(share: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** An amount of fen as people say it: `381万元`, `CNY 3.81 million`; below these units in whole yuan. */
export function formatMoney(fen: string, language: Language): string {
  const yuan = Number(BigInt(fen)) / 100;
  const rounded = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  if (language === 'en') {
    return yuan < 1e6
      ? `CNY${joined}${rounded.format(yuan)}`
      : `CNY${joined}${rounded.format(yuan / 1e6)}${joined}million`;
  }
  if (yuan < 1e4) return `${rounded.format(yuan)}元`;
  return yuan < 1e8 ? `${rounded.format(yuan / 1e4)}万元` : `${rounded.format(yuan / 1e8)}亿元`;
}

/** The same amount to the last yuan (and fen, where there are any). */
export function formatExactMoney(fen: string, language: Language): string {
  const amount = BigInt(fen);
  const whole = formatNumber(amount / fenPerYuan, language);
  const cents = amount % fenPerYuan;
  const text = cents === 0n ? whole : `${whole}.${String(cents).padStart(2, '0')}`;
  return language === 'en' ? `CNY${joined}${text}` : `${text}元`;
}

/** The day of an instant in China. */
export function formatDay(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { timeZone: zone, dateStyle: 'long' }).format(new Date(instant));
}

/** Day and time of an instant in China, with the name of the time zone. */
export function formatMoment(instant: string, language: Language): string {
  const date = new Date(instant);
  const time = new Intl.DateTimeFormat(language, { timeZone: zone, timeStyle: 'short', hourCycle: 'h23' });
  const separator = language === 'en' ? ', ' : ' ';
  return `${formatDay(instant, language)}${separator}${time.format(date)} ${zoneNames[language]}`;
}
