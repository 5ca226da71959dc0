import { Trans, useLingui } from '@lingui/react/macro';
import { Moment } from '../../../ui/Moment.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Panel } from '../../../ui/Panel.js';
import { RecordTable } from '../../../ui/RecordTable.js';
import { readers, readParts } from '../names.js';
import { type AuditSolutionQuery } from './record.generated.js';

type Reads = NonNullable<AuditSolutionQuery['solution']>['reads'];

/** Who outside the team read what was handed in, the latest first. */
export function Reads({ reads }: { readonly reads: Reads }) {
  const { t, i18n } = useLingui();
  return (
    <Panel title={t`Who read it`}>
      {reads.length === 0 ? (
        <Nothing why={<Trans>Nobody outside the team has read it.</Trans>} />
      ) : (
        <RecordTable
          caption={t`Who read it`}
          columns={[
            { key: 'who', title: t`Who` },
            { key: 'as', title: t`As` },
            { key: 'what', title: t`What was read` },
            { key: 'when', title: t`When` },
          ]}
          rows={reads.map(({ as, at, part, person }, index) => ({
            key: `${at} ${index}`,
            cells: [
              person?.name.text ?? <Trans key="who">Somebody you may not see</Trans>,
              i18n._(readers[as]),
              i18n._(readParts[part]),
              <Moment key="when" at={at} />,
            ],
          }))}
        />
      )}
    </Panel>
  );
}
