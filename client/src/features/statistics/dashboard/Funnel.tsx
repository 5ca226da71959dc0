import { useLingui } from '@lingui/react/macro';
import { Bars } from '../../../ui/charts/Bars.js';
import { formatNumber, formatShare } from '../../../ui/format.js';
import { useLanguage } from '../../../ui/language.js';
import { DataTable } from '../../../ui/site/DataTable.js';
import { Figure } from '../../../ui/site/Figure.js';
import { figureNames } from '../figure-names.js';
import { Count, Defined } from './Count.js';
import { definitionOf, type PartProps } from './KeyFigures.js';

/** From the needs collected to those that found their team. */
export function Funnel({ challenge, rowsOf }: PartProps) {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const { statistics } = challenge;
  const steps = [
    { figure: 'REQUIREMENTS_COLLECTED', value: statistics.requirementsCollected },
    { figure: 'REQUIREMENTS_RELEASED', value: statistics.requirementsReleased },
    { figure: 'REQUIREMENTS_ANSWERED', value: statistics.requirementsAnswered },
    { figure: 'DOCKED', value: statistics.docked },
  ] as const;
  const shareOf = (index: number) => {
    const before = steps[index - 1]?.value;
    return before ? formatShare(steps[index]!.value / before, language) : '–';
  };
  return (
    <Figure
      id="funnel"
      title={t`From needs to agreements`}
      chart={
        <Bars
          title={t`From needs to agreements`}
          bars={steps.map(({ figure, value }) => ({
            key: figure,
            label: i18n._(figureNames[figure]),
            text: formatNumber(value, language),
            value,
            href: rowsOf(figure),
          }))}
        />
      }
      table={
        <DataTable
          caption={t`From needs to agreements`}
          columns={[
            { key: 'figure', title: t`Figure` },
            { key: 'count', title: t`Number`, isNumber: true },
            { key: 'share', title: t`Of the step before`, isNumber: true },
          ]}
          rows={steps.map(({ figure, value }, index) => ({
            key: figure,
            cells: [
              <Defined
                key="figure"
                name={i18n._(figureNames[figure])}
                definition={definitionOf(challenge, figure)}
              />,
              <Count key="count" value={value} to={rowsOf(figure)} />,
              shareOf(index),
            ],
          }))}
        />
      }
    />
  );
}
