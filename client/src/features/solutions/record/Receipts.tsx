import { Trans, useLingui } from '@lingui/react/macro';
import { useLanguage } from '../../../ui/language.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { Moment } from '../../../ui/Moment.js';
import { Panel } from '../../../ui/Panel.js';
import { type Indicator } from '../../requirements/index.js';
import { linesOf } from '../content-lines.js';
import { Difference } from '../../../ui/Difference.js';
import { usePartLabels } from '../labels.js';
import { type SolutionContentPartsFragment } from '../parts.generated.js';
import { type SolutionAsRead, type SolutionOwn } from './solution.js';

interface Props {
  readonly solution: SolutionAsRead;
  readonly versions: SolutionOwn['versions'];
  readonly indicators: readonly Indicator[];
}

/** Every version that was handed in, the last one first, with its receipt and, for the team, what it changed. */
export function Receipts({ solution, versions, indicators }: Props) {
  const { t } = useLingui();
  const { code, receipts } = solution;
  if (receipts.length === 0) return null;
  return (
    <Panel
      title={t`Versions handed in`}
      actions={<LinkButton to={`/desk/solutions/${code}/receipt`}>{t`Receipt`}</LinkButton>}
    >
      <ul className="plain">
        {receipts.toReversed().map(({ number, receivedAt, sha256 }) => {
          const after = versions.find((each) => each.number === number);
          const before = versions.find((each) => each.number === number - 1);
          return (
            <li key={number}>
              <strong>
                <Trans>Version {number}</Trans>
              </strong>{' '}
              <Moment at={receivedAt} />
              <div className="hash quiet">SHA-256 {sha256}</div>
              {after && before && (
                <Changes before={before.content} after={after.content} indicators={indicators} />
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

interface ChangesProps {
  readonly before: SolutionContentPartsFragment;
  readonly after: SolutionContentPartsFragment;
  readonly indicators: readonly Indicator[];
}

function Changes({ before, after, indicators }: ChangesProps) {
  const { t } = useLingui();
  const language = useLanguage();
  const labels = usePartLabels();
  const earlier = linesOf(before, indicators, labels, language);
  const changed = linesOf(after, indicators, labels, language).flatMap((line, index) => {
    const was = earlier[index]!.text;
    return was === line.text ? [] : [{ ...line, was }];
  });
  if (changed.length === 0)
    return <p className="quiet">{t`Nothing but its time differs from the version before.`}</p>;
  const names = changed.map(({ label }) => label).join(', ');
  return (
    <details>
      <summary>
        <Trans>Changed: {names}</Trans>
      </summary>
      <dl className="changes">
        {changed.map(({ key, label, was, text }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>
              <Difference before={was} after={text} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
