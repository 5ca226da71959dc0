import { regionOf } from '@duijie/shared';

/** A text in the language it was written in, with its translations. */
interface Text {
  readonly lang: string;
  readonly text: string;
  readonly translations: readonly { readonly lang: string; readonly text: string }[];
}

interface Indicator {
  readonly name: Text;
  readonly comparator: string;
  readonly target: string | null;
  readonly targetMax: string | null;
  readonly targetText: Text | null;
  readonly unit: string | null;
  readonly mustHave: boolean;
  readonly method: Text | null;
}

/** A released need as the API gives it to anybody. */
export interface OpenNeed {
  readonly code: string;
  readonly status: string;
  readonly field: string | null;
  readonly region: string;
  readonly budget: string | null;
  readonly deadline: string | null;
  readonly releasedAt: string | null;
  readonly closedAt: string | null;
  readonly cooperationModes: readonly string[];
  readonly awardSlots: number;
  readonly challenge: { readonly slug: string } | null;
  readonly organization: { readonly name: Text } | null;
  readonly title: Text;
  readonly summary: Text | null;
  readonly indicators: readonly Indicator[];
}

const addressOf = (need: OpenNeed, origin: string) => `${origin}/requirements/${need.code}`;

/** A text in a language, or as it was written where there is no such translation. */
function inLanguage({ text, translations }: Text, language: 'ZH_CN' | 'EN'): string {
  return translations.find(({ lang }) => lang === language)?.text ?? text;
}

const zh = (text: Text) => inLanguage(text, 'ZH_CN');
const en = (text: Text) => inLanguage(text, 'EN');

/** A need for JSON: with its address, and the challenge by its slug. */
export function shownNeed(need: OpenNeed, origin: string): object {
  const { challenge, organization, ...rest } = need;
  return {
    url: addressOf(need, origin),
    ...rest,
    challenge: challenge?.slug ?? null,
    organization: organization?.name ?? null,
  };
}

/** Columns of the table. Amounts are yuan. */
const columns: readonly (readonly [string, (need: OpenNeed, origin: string) => string | number | null])[] = [
  ['code', ({ code }) => code],
  ['challenge', ({ challenge }) => challenge?.slug ?? null],
  ['status', ({ status }) => status],
  ['title_zh', ({ title }) => zh(title)],
  ['title_en', ({ title }) => en(title)],
  ['summary_zh', ({ summary }) => summary && zh(summary)],
  ['summary_en', ({ summary }) => summary && en(summary)],
  ['field', ({ field }) => field],
  ['region', ({ region }) => region],
  ['region_zh', ({ region }) => regionOf(region)?.zh ?? null],
  ['region_en', ({ region }) => regionOf(region)?.en ?? null],
  ['budget_yuan', ({ budget }) => (budget === null ? null : inYuan(budget))],
  ['cooperation_modes', ({ cooperationModes }) => cooperationModes.join(' ')],
  ['award_slots', ({ awardSlots }) => awardSlots],
  ['organization', ({ organization }) => organization && zh(organization.name)],
  ['indicators', ({ indicators }) => indicators.map((each) => indicatorText(each)).join('; ')],
  ['deadline', ({ deadline }) => deadline],
  ['released_at', ({ releasedAt }) => releasedAt],
  ['url', addressOf],
];

/** A table in CSV (RFC 4180), with the mark by which spreadsheets know UTF-8. */
export function needsTable(needs: readonly OpenNeed[], origin: string): string {
  const lines = [
    columns.map(([name]) => name),
    ...needs.map((need) => columns.map(([, read]) => cell(read(need, origin)))),
  ];
  return `\ufeff${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

/** What a spreadsheet would take for a formula is made a text. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Exact at any size. */
function inYuan(fen: string): string {
  const cents = BigInt(fen) % 100n;
  return `${BigInt(fen) / 100n}${cents === 0n ? '' : `.${String(cents).padStart(2, '0')}`}`;
}

const signs: Readonly<Record<string, string>> = { AT_LEAST: '≥', AT_MOST: '≤', EQUAL: '=' };

function indicatorText(indicator: Indicator): string {
  const { name, comparator, target, targetMax, targetText, unit } = indicator;
  const suffix = unit && unit !== '1' ? ` ${unit}` : '';
  const asked =
    target === null
      ? targetText && zh(targetText)
      : comparator === 'BETWEEN'
        ? `${target}–${targetMax}${suffix}`
        : `${signs[comparator]} ${target}${suffix}`;
  return [zh(name), asked].filter(Boolean).join(' ');
}

/** The latest needs as a feed (RFC 4287). */
export function atomFeed(needs: readonly OpenNeed[], origin: string): string {
  const newest = needs[0]?.releasedAt ?? '1970-01-01T00:00:00Z';
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    '<title>对接 Duijie · 技术需求 Technology needs</title>',
    `<id>${escaped(`${origin}/open/requirements.atom`)}</id>`,
    `<link rel="self" href="${escaped(`${origin}/open/requirements.atom`)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(`${origin}/`)}"/>`,
    '<author><name>对接 Duijie</name></author>',
    `<updated>${newest}</updated>`,
    ...needs.map((need) => entry(need, origin)),
    '</feed>',
    '',
  ].join('\n');
}

function entry(need: OpenNeed, origin: string): string {
  const { code, title, summary, field, releasedAt } = need;
  const titles = zh(title) === en(title) ? zh(title) : `${zh(title)} · ${en(title)}`;
  return [
    '<entry>',
    `<title>${escaped(`${code} ${titles}`)}</title>`,
    `<id>${escaped(addressOf(need, origin))}</id>`,
    `<link rel="alternate" type="text/html" href="${escaped(addressOf(need, origin))}"/>`,
    `<published>${releasedAt}</published><updated>${releasedAt}</updated>`,
    field ? `<category term="${escaped(field)}"/>` : '',
    summary ? `<summary>${escaped(zh(summary))}</summary>` : '',
    '</entry>',
  ].join('');
}

/** For XML; what it cannot hold at all is left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
    .replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
