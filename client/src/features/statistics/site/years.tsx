import { Trans, useLingui } from '@lingui/react/macro';
import { Bars } from '../../../ui/charts/Bars.js';
import { formatMoney, formatNumber } from '../../../ui/format.js';
import { useLanguage } from '../../../ui/language.js';
import { DataTable } from '../../../ui/site/DataTable.js';
import { Figure } from '../../../ui/site/Figure.js';
import { figureNames, type FigureName } from '../figure-names.js';
import { type ChallengeEditionsQuery } from './challenge.generated.js';

type Editions = ChallengeEditionsQuery['editions'];
type Told = Editions[number]['figures'][number];

const compared: readonly FigureName[] = [
  'REQUIREMENTS_RELEASED',
  'SOLUTIONS',
  'TEAMS',
  'DOCKED',
  'CONTRACTED',
];

/** The editions of a programme beside each other; those before the system are told as they were declared. */
export function Years({ editions }: { readonly editions: Editions }) {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const figureOf = ({ figures }: Editions[number], name: FigureName) =>
    figures.find(({ figure }) => figure === name);
  const bars = editions.map((edition) => {
    const contracted = figureOf(edition, 'CONTRACTED')?.value ?? '0';
    return {
      key: edition.slug,
      label: `${edition.year} · ${edition.name.text}`,
      text: formatMoney(contracted, language),
      value: Number(contracted),
      href: edition.isDrillable ? `/challenges/${edition.slug}` : undefined,
    };
  });
  return (
    <Figure
      id="years"
      title={t`Year on year`}
      note={<Trans>Contract value of each edition, and its figures against the year before.</Trans>}
      chart={<Bars title={t`Contract value by year`} bars={bars} />}
      table={
        <DataTable
          caption={t`Editions by year`}
          columns={[
            { key: 'edition', title: t`Edition` },
            ...compared.map((key) => ({ key, title: i18n._(figureNames[key]), isNumber: true })),
          ]}
          rows={editions.map((edition) => ({
            key: edition.slug,
            cells: [
              edition.isDrillable ? (
                <a href={`/challenges/${edition.slug}`}>{edition.year}</a>
              ) : (
                <Declared year={edition.year} source={edition.source?.text} />
              ),
              ...compared.map((name) => <Compared key={name} told={figureOf(edition, name)} />),
            ],
          }))}
        />
      }
    />
  );
}

/** A year whose totals were declared, with where they were published. */
function Declared({ year, source }: { readonly year: number; readonly source: string | undefined }) {
  return (
    <>
      {year}{' '}
      <small className="quiet" title={source}>
        <Trans>declared</Trans>
      </small>
    </>
  );
}

/** A figure, and by how much it differs from the year before. */
function Compared({ told }: { readonly told: Told | undefined }) {
  const language = useLanguage();
  if (!told) return '–';
  const { figure, value, change } = told;
  const sign = change !== null && !change.startsWith('-') && Number(change) !== 0 ? '+' : '';
  return (
    <>
      {figure === 'CONTRACTED' ? formatMoney(value, language) : formatNumber(BigInt(value), language)}
      {change !== null && (
        <small className="quiet">
          {' '}
          {sign}
          {change}%
        </small>
      )}
    </>
  );
}
