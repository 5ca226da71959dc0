import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { Answer } from '../../../ui/Answer.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { Moment } from '../../../ui/Moment.js';
import { Money } from '../../../ui/Money.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { RecordTable } from '../../../ui/RecordTable.js';
import { regionName } from '../../../ui/region.js';
import { useFilter } from '../../../ui/useFilter.js';
import { figureNames } from '../figure-names.js';
import { type FigureRow, type Rows, useRows } from './rows.js';
import { figureIn, useView } from './view.js';

/** The records behind a figure, those of one field or prefecture if the address says so. */
export default function RowsPage() {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  const [slug] = useFilter('challenge');
  const [named] = useFilter('figure');
  const figure = figureIn(named);
  const query = useRows({ slug: slug ?? '', ...useView(), figure, lang: apiLanguage(language) });
  const title = i18n._(figureNames[figure]);
  return (
    <Page
      title={title}
      actions={<LinkButton to={`/desk/dashboard?challenge=${slug ?? ''}`}>{t`To the dashboard`}</LinkButton>}
    >
      <Answer of={query}>
        {(data) => <Narrowed {...data} title={title} isMoney={figure === 'CONTRACTED'} />}
      </Answer>
    </Page>
  );
}

type NarrowedProps = NonNullable<Rows['data']> & { readonly title: string; readonly isMoney: boolean };

function Narrowed({ rows, challenge, title, isMoney }: NarrowedProps) {
  const language = useLanguage();
  const [field] = useFilter('field');
  const [region] = useFilter('region');
  const own = rows.filter(
    (row) =>
      (field === null || row.field === field) &&
      (region === null || row.region.startsWith(region.slice(0, 4))),
  );
  const fieldName = challenge?.fields.find(({ code }) => code === field)?.name.text;
  const sum = String(own.reduce((before, { amount }) => before + BigInt(amount), 0n));
  const where = [fieldName, region && regionName(region, language)].filter(Boolean).join(' · ');
  return (
    <Panel title={<Plural value={own.length} one="# row" other="# rows" />}>
      <p className="quiet facts">
        {where && <span>{where}</span>}
        <span>
          <Trans>
            As of <Moment at={challenge?.statistics.asOf} />
          </Trans>
        </span>
        {isMoney && (
          <span>
            <Trans>
              In all <Money fen={sum} />
            </Trans>
          </span>
        )}
      </p>
      {own.length === 0 ? (
        <Nothing why={<Trans>Nothing is counted here, or it is not yours to see.</Trans>} />
      ) : (
        <Table rows={own} title={title} isMoney={isMoney} />
      )}
    </Panel>
  );
}

function Table({ rows, title, isMoney }: { rows: readonly FigureRow[]; title: string; isMoney: boolean }) {
  const { t } = useLingui();
  const language = useLanguage();
  return (
    <RecordTable
      caption={title}
      columns={[
        { key: 'record', title: t`Record` },
        { key: 'region', title: t`Region` },
        { key: 'effective', title: t`Since` },
        { key: 'recorded', title: t`Recorded` },
        ...(isMoney ? [{ key: 'amount', title: t`Amount`, isNumber: true }] : []),
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          <Record key="record" row={row} />,
          regionName(row.region, language),
          <Moment key="effective" at={row.effectiveFrom} day />,
          <Moment key="recorded" at={row.recordedFrom} day />,
          ...(isMoney ? [<Money key="amount" fen={row.amount} />] : []),
        ],
      }))}
    />
  );
}

function Record({ row: { requirement, solution, docking, contract } }: { readonly row: FigureRow }) {
  if (contract)
    return (
      <Named to={`/desk/contracts/${contract.code}`} code={contract.code}>
        {contract.name.text}
      </Named>
    );
  if (docking)
    return (
      <Named to={`/desk/dockings/${docking.id}`} code={requirement?.code}>
        {requirement?.title.text ?? <Trans>Talks</Trans>}
      </Named>
    );
  if (solution)
    return (
      <Named to={`/desk/solutions/${solution.code}`} code={solution.code}>
        {requirement?.title.text ?? solution.code}
      </Named>
    );
  if (requirement)
    return (
      <Named to={`/desk/requirements/${requirement.code}`} code={requirement.code}>
        {requirement.title.text}
      </Named>
    );
  return <Trans>Not visible to you</Trans>;
}

interface NamedProps {
  readonly to: string;
  readonly code: string | null | undefined;
  readonly children: React.ReactNode;
}

function Named({ to, code, children }: NamedProps) {
  return (
    <>
      <Link to={to}>{children}</Link>
      <div className="quiet">{code}</div>
    </>
  );
}
