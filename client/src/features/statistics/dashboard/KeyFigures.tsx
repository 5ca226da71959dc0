import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode } from 'react';
import { Moment } from '../../../ui/Moment.js';
import { Panel } from '../../../ui/Panel.js';
import { type FigureName, figureNames } from '../figure-names.js';
import { Count, Defined, Sum } from './Count.js';
import { type DashboardQuery } from './dashboard.generated.js';
import { type RowsAddress } from './view.js';

export interface PartProps {
  readonly challenge: NonNullable<DashboardQuery['challenge']>;
  readonly rowsOf: RowsAddress;
}

/** The definition of a figure, as it was counted. */
export function definitionOf({ statistics }: PartProps['challenge'], figure: FigureName): string {
  return statistics.definitions.find((each) => each.figure === figure)?.text.text ?? '';
}

/** What people quote, and of which moment it is. */
export function KeyFigures({ challenge, rowsOf }: PartProps) {
  const { statistics } = challenge;
  const count = (figure: FigureName, value: number | null) => (
    <Cell challenge={challenge} figure={figure}>
      <Count value={value} to={rowsOf(figure)} />
    </Cell>
  );
  return (
    <Panel>
      <dl className="key-numbers">
        {count('SOLUTIONS', statistics.solutions)}
        {count('TEAMS', statistics.teams)}
        {count('CONTRACTS_SIGNED', statistics.contractsSigned)}
        {count('CONTRACTS_TERMINATED', statistics.contractsTerminated)}
        <Cell challenge={challenge} figure="CONTRACTED">
          <Sum fen={statistics.contracted} to={rowsOf('CONTRACTED')} />
        </Cell>
      </dl>
      <p className="quiet">
        <Trans>
          As of <Moment at={statistics.asOf} />, by the definitions {statistics.definitionVersion}.
        </Trans>
      </p>
    </Panel>
  );
}

interface CellProps {
  readonly challenge: PartProps['challenge'];
  readonly figure: FigureName;
  readonly children: ReactNode;
}

function Cell({ challenge, figure, children }: CellProps) {
  const { i18n } = useLingui();
  return (
    <div>
      <dt>
        <Defined name={i18n._(figureNames[figure])} definition={definitionOf(challenge, figure)} />
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
