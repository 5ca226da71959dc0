import { useLingui } from '@lingui/react/macro';
import { Bars } from '../../../ui/charts/Bars.js';
import { formatNumber } from '../../../ui/format.js';
import { useLanguage } from '../../../ui/language.js';
import { Money } from '../../../ui/Money.js';
import { regionName } from '../../../ui/region.js';
import { DataTable } from '../../../ui/site/DataTable.js';
import { Figure } from '../../../ui/site/Figure.js';
import { type ChallengeShown, needsHref, Rows, Untold } from './sections.js';

interface Props {
  readonly challenge: ChallengeShown;
}

/** Where the teams are from. */
export function ByProvince({ challenge: { statistics } }: Props) {
  const { t } = useLingui();
  const language = useLanguage();
  const rows = [...statistics.byProvince].sort((a, b) => b.teams - a.teams);
  const bars = rows.map(({ province, name, teams }) => ({
    key: province,
    label: name.text,
    text: formatNumber(teams, language),
    value: teams,
  }));
  return (
    <Figure
      id="by-province"
      title={t`Teams by province`}
      chart={<Bars title={t`Teams by province`} bars={bars} />}
      table={
        <DataTable
          caption={t`Teams by province`}
          columns={[
            { key: 'province', title: t`Province` },
            { key: 'teams', title: t`Teams`, isNumber: true },
            { key: 'solutions', title: t`Solutions`, isNumber: true },
          ]}
          rows={rows.map(({ province, name, teams, solutions }) => ({
            key: province,
            cells: [name.text, teams, solutions],
          }))}
        />
      }
    />
  );
}

/** Where the needs are from. */
export function ByRegion({ challenge: { slug, statistics } }: Props) {
  const { t } = useLingui();
  const language = useLanguage();
  const rows = [...statistics.byRegion].sort((a, b) => b.requirementsCollected - a.requirementsCollected);
  const bars = rows.map(({ region, requirementsCollected }) => ({
    key: region,
    label: regionName(region, language),
    text: formatNumber(requirementsCollected, language),
    value: requirementsCollected,
    href: needsHref(slug, { region }),
  }));
  return (
    <Figure
      id="by-region"
      title={t`Needs by prefecture`}
      note={rows.some(({ contracted }) => contracted === null) && <Untold />}
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
          rows={rows.map((row) => ({
            key: row.region,
            cells: [
              regionName(row.region, language),
              row.requirementsCollected,
              <Rows count={row.requirementsReleased} href={needsHref(slug, { region: row.region })} />,
              <Rows count={row.docked} href={needsHref(slug, { region: row.region, status: 'docked' })} />,
              row.contracted === null ? '–' : <Money fen={row.contracted} />,
            ],
          }))}
        />
      }
    />
  );
}
