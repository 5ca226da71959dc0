import { Trans, useLingui } from '@lingui/react/macro';
import { Bars } from '../../../ui/charts/Bars.js';
import { formatMoney, formatNumber, formatShare } from '../../../ui/format.js';
import { useLanguage } from '../../../ui/language.js';
import { Money } from '../../../ui/Money.js';
import { DataTable } from '../../../ui/site/DataTable.js';
import { Figure } from '../../../ui/site/Figure.js';
import { figureNames } from '../figure-names.js';
import { type ChallengePageQuery } from './challenge.generated.js';

export type ChallengeShown = NonNullable<ChallengePageQuery['challenge']>;

interface Props {
  readonly challenge: ChallengeShown;
}

/** Needs of a challenge in the hall, narrowed further. */
export function needsHref(slug: string, parameters: Readonly<Record<string, string>> = {}): string {
  return `/?${new URLSearchParams({ ...parameters, challenge: slug }).toString()}`;
}

/** A count that opens the needs behind it. */
export function Rows({ count, href }: { readonly count: number; readonly href: string }) {
  const text = formatNumber(count, useLanguage());
  return count > 0 ? <a href={href}>{text}</a> : text;
}

/** From the needs collected to those that found their team. */
export function Funnel({ challenge: { slug, statistics } }: Props) {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const steps = [
    { figure: 'REQUIREMENTS_COLLECTED', value: statistics.requirementsCollected, href: '#by-region' },
    { figure: 'REQUIREMENTS_RELEASED', value: statistics.requirementsReleased, href: needsHref(slug) },
    { figure: 'REQUIREMENTS_ANSWERED', value: statistics.requirementsAnswered, href: '#by-field' },
    { figure: 'DOCKED', value: statistics.docked, href: needsHref(slug, { status: 'docked' }) },
  ] as const;
  const share = (index: number) => {
    const before = steps[index - 1]?.value;
    return before ? formatShare(steps[index]!.value / before, language) : '–';
  };
  const bars = steps.map(({ figure, value, href }) => ({
    key: figure,
    label: i18n._(figureNames[figure]),
    text: formatNumber(value, language),
    value,
    href,
  }));
  const definitionOf = (figure: string) =>
    statistics.definitions.find((each) => each.figure === figure)?.text.text ?? '';
  return (
    <Figure
      id="funnel"
      title={t`From needs to agreements`}
      chart={<Bars title={t`From needs to agreements`} bars={bars} />}
      table={
        <DataTable
          caption={t`From needs to agreements`}
          columns={[
            { key: 'figure', title: t`Figure` },
            { key: 'count', title: t`Number`, isNumber: true },
            { key: 'share', title: t`Of the step before`, isNumber: true },
            { key: 'definition', title: t`How it is counted` },
          ]}
          rows={steps.map(({ figure, value, href }, index) => ({
            key: figure,
            cells: [
              i18n._(figureNames[figure]),
              <Rows count={value} href={href} />,
              share(index),
              definitionOf(figure),
            ],
          }))}
        />
      }
    />
  );
}

/** What was contracted in each field. Cells of fewer than three contracts stay untold. */
export function ByField({ challenge: { slug, statistics, fields } }: Props) {
  const { t } = useLingui();
  const language = useLanguage();
  const nameOf = (code: string) => fields.find((field) => field.code === code)?.name.text ?? code;
  const bars = statistics.byField
    .flatMap(({ field, contracted }) => (contracted === null ? [] : [{ field, contracted }]))
    .map(({ field, contracted }) => ({
      key: field,
      label: nameOf(field),
      text: formatMoney(contracted, language),
      value: Number(contracted),
      href: needsHref(slug, { field, status: 'docked' }),
    }))
    .sort((a, b) => b.value - a.value);
  return (
    <Figure
      id="by-field"
      title={t`Contract value by field`}
      note={statistics.byField.some(({ contracted }) => contracted === null) && <Untold />}
      chart={<Bars title={t`Contract value by field`} bars={bars} />}
      table={
        <DataTable
          caption={t`Figures by field`}
          columns={[
            { key: 'field', title: t`Field` },
            { key: 'collected', title: t`Collected`, isNumber: true },
            { key: 'released', title: t`Released`, isNumber: true },
            { key: 'answered', title: t`Answered`, isNumber: true },
            { key: 'solutions', title: t`Solutions`, isNumber: true },
            { key: 'docked', title: t`Docked`, isNumber: true },
            { key: 'contracted', title: t`Contract value`, isNumber: true },
          ]}
          rows={statistics.byField.map((row) => ({
            key: row.field,
            cells: [
              nameOf(row.field),
              row.requirementsCollected,
              <Rows count={row.requirementsReleased} href={needsHref(slug, { field: row.field })} />,
              row.requirementsAnswered,
              row.solutions,
              <Rows count={row.docked} href={needsHref(slug, { field: row.field, status: 'docked' })} />,
              row.contracted === null ? '–' : <Money fen={row.contracted} />,
            ],
          }))}
        />
      }
    />
  );
}

/** Why some cells are empty. */
export function Untold() {
  return <Trans>A dash stands for fewer than three contracts, which would tell of single ones.</Trans>;
}
