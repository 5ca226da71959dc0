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

const dayMs = 86_400_000;
/** Dates in English are British, like the texts. */
const datesOf: Record<Language, string> = { 'zh-CN': 'zh-CN', en: 'en-GB' };

function day(date: Date, language: Language): string {
  return new Intl.DateTimeFormat(datesOf[language], { timeZone: zone, dateStyle: 'long' }).format(date);
}

function time(date: Date): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short', hourCycle: 'h23' });
  return format.format(date);
}

function together(dayText: string, timeText: string, language: Language): string {
  return `${dayText}${language === 'en' ? ', ' : ' '}${timeText} ${zoneNames[language]}`;
}

/** The day of an instant in China. */
export function formatDay(instant: string, language: Language): string {
  return day(new Date(instant), language);
}

/** Day and time of an instant in China, with the name of the time zone. */
export function formatMoment(instant: string, language: Language): string {
  const date = new Date(instant);
  return together(day(date, language), time(date), language);
}

/** The last day that lies before an instant: what ends at midnight ends with the day before. */
export function formatLastDay(instant: string, language: Language): string {
  const date = new Date(instant);
  return day(time(date) === '00:00' ? new Date(date.getTime() - dayMs) : date, language);
}

/** The end of a period as people read deadlines: midnight is 24:00 of the last day. */
export function formatEnd(instant: string, language: Language): string {
  const date = new Date(instant);
  const timeText = time(date) === '00:00' ? '24:00' : time(date);
  return together(formatLastDay(instant, language), timeText, language);
}
