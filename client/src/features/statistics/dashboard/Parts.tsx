import { useLingui } from '@lingui/react/macro';
import { Bars } from '../../../ui/charts/Bars.js';
import { formatMoney, formatNumber } from '../../../ui/format.js';
import { useLanguage } from '../../../ui/language.js';
import { regionName } from '../../../ui/region.js';
import { DataTable } from '../../../ui/site/DataTable.js';
import { Figure } from '../../../ui/site/Figure.js';
import { Count, Sum } from './Count.js';
import { type PartProps } from './KeyFigures.js';

/** The figures of each field; the bars show what was contracted. */
export function FieldFigures({ challenge: { statistics, fields }, rowsOf }: PartProps) {
  const { t } = useLingui();
  const language = useLanguage();
  const nameOf = (code: string) => fields.find((field) => field.code === code)?.name.text ?? code;
  const bars = statistics.byField
    .map(({ field, contracted }) => ({
      key: field,
      label: nameOf(field),
      text: formatMoney(contracted ?? '0', language),
      value: Number(contracted ?? '0'),
      href: rowsOf('CONTRACTED', { field }),
    }))
    .sort((a, b) => b.value - a.value);
  return (
    <Figure
      id="by-field"
      title={t`Contract value by field`}
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
            { key: 'signed', title: t`Signed`, isNumber: true },
            { key: 'contracted', title: t`Contract value`, isNumber: true },
          ]}
          rows={statistics.byField.map((row) => {
            const { field } = row;
            return {
              key: field,
              cells: [
                nameOf(field),
                <Count
                  key="1"
                  value={row.requirementsCollected}
                  to={rowsOf('REQUIREMENTS_COLLECTED', { field })}
                />,
                <Count
                  key="2"
                  value={row.requirementsReleased}
                  to={rowsOf('REQUIREMENTS_RELEASED', { field })}
                />,
                <Count
                  key="3"
                  value={row.requirementsAnswered}
                  to={rowsOf('REQUIREMENTS_ANSWERED', { field })}
                />,
                <Count key="4" value={row.solutions} to={rowsOf('SOLUTIONS', { field })} />,
                <Count key="5" value={row.docked} to={rowsOf('DOCKED', { field })} />,
                <Count key="6" value={row.contractsSigned} to={rowsOf('CONTRACTS_SIGNED', { field })} />,
                <Sum key="7" fen={row.contracted} to={rowsOf('CONTRACTED', { field })} />,
              ],
            };
          })}
        />
      }
    />
  );
}

/** The figures of each prefecture; the bars show the needs collected. */
export function RegionFigures({ challenge: { statistics }, rowsOf }: PartProps) {
  const { t } = useLingui();
  const language = useLanguage();
  const rows = [...statistics.byRegion].sort((a, b) => b.requirementsCollected - a.requirementsCollected);
  const bars = rows.map(({ region, requirementsCollected }) => ({
    key: region,
    label: regionName(region, language),
    text: formatNumber(requirementsCollected, language),
    value: requirementsCollected,
    href: rowsOf('REQUIREMENTS_COLLECTED', { region }),
  }));
  return (
    <Figure
      id="by-region"
      title={t`Needs by prefecture`}
      chart={<Bars title={t`Needs collected by prefecture`} bars={bars} />}
      table={
        <DataTable
          caption={t`Figures by prefecture`}
          columns={[
            { key: 'region', title: t`Prefecture` },
            { key: 'collected', title: t`Collected`, isNumber: true },
            { key: 'released', title: t`Released`, isNumber: true },
            { key: 'docked', title: t`Docked`, isNumber: true },
            { key: 'contracted', title: t`Contract value`, isNumber: true },
          ]}
          rows={rows.map((row) => {
            const { region } = row;
            return {
              key: region,
              cells: [
                regionName(region, language),
                <Count
                  key="1"
                  value={row.requirementsCollected}
                  to={rowsOf('REQUIREMENTS_COLLECTED', { region })}
                />,
                <Count
                  key="2"
                  value={row.requirementsReleased}
                  to={rowsOf('REQUIREMENTS_RELEASED', { region })}
                />,
                <Count key="3" value={row.docked} to={rowsOf('DOCKED', { region })} />,
                <Sum key="4" fen={row.contracted} to={rowsOf('CONTRACTED', { region })} />,
              ],
            };
          })}
        />
      }
    />
  );
}
