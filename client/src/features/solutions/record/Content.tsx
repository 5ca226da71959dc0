import { useLingui } from '@lingui/react/macro';
import { FactList } from '../../../ui/FactList.js';
import { FileLink } from '../../../ui/FileLink.js';
import { Money } from '../../../ui/Money.js';
import { Panel } from '../../../ui/Panel.js';
import { type Indicator, LocalizedWords, type Words } from '../../requirements/index.js';
import { usePartLabels } from '../labels.js';
import { type SolutionContentPartsFragment } from '../parts.generated.js';
import { PointTable } from '../PointTable.js';

interface Props {
  readonly content: SolutionContentPartsFragment;
  readonly indicators: readonly Indicator[];
}

/** A solution as it is read: what it promises point by point, then how it is to be done, and by whom. */
export function Content({ content, indicators }: Props) {
  const { t } = useLingui();
  const labels = usePartLabels();
  const { abstract, route, schedule, files } = content;
  return (
    <>
      {abstract && <LongText title={labels.abstract} of={abstract} />}
      <Panel title={t`Answers point by point`}>
        <PointTable indicators={indicators} answers={content.responses} />
      </Panel>
      <Panel title={t`At a glance`}>
        <Facts content={content} />
      </Panel>
      {route && <LongText title={labels.route} of={route} />}
      {schedule && <LongText title={labels.schedule} of={schedule} />}
      {files.length > 0 && (
        <Panel title={labels.files}>
          <ul className="plain">
            {files.map(({ fileId, name, size }) => (
              <li key={fileId}>
                <FileLink id={fileId} name={name} size={size} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

function LongText({ title, of }: { readonly title: string; readonly of: Words }) {
  return (
    <Panel title={title}>
      <div className="long-text">
        <LocalizedWords of={of} />
      </div>
    </Panel>
  );
}

function Facts({ content }: Pick<Props, 'content'>) {
  const { t } = useLingui();
  const labels = usePartLabels();
  const { trl, months, price, members, intellectualProperty } = content;
  const items = [
    { key: 'trl', label: labels.trl, children: trl ?? '–' },
    { key: 'price', label: labels.price, children: <Money fen={price} /> },
    { key: 'months', label: t`Duration`, children: months === null ? '–' : t`${months} months` },
    { key: 'members', label: labels.members, children: <Lines of={members} />, span: 'filled' as const },
    {
      key: 'rights',
      label: labels.intellectualProperty,
      children: <Lines of={intellectualProperty} />,
      span: 'filled' as const,
    },
  ];
  return <FactList facts={items} />;
}

function Lines({ of }: { readonly of: readonly Words[] }) {
  if (of.length === 0) return '–';
  return (
    <ul className="plain">
      {of.map((each, index) => (
        <li key={index}>
          <LocalizedWords of={each} />
        </li>
      ))}
    </ul>
  );
}
