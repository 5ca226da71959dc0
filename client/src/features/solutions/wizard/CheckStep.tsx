import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@apollo/client/react';
import { Alert } from 'antd';
import { Link, useNavigate } from 'react-router';
import { Answer } from '../../../ui/Answer.js';
import { type Indicator } from '../../requirements/index.js';
import { HandInButton } from '../HandInButton.js';
import { PointTable } from '../PointTable.js';
import { useKeeper } from './context.js';
import { type Step, stepOf } from './steps.js';
import { SolutionKeptDocument, type SolutionKeptQuery } from './wizard.generated.js';

interface Props {
  readonly id: string;
  readonly code: string;
  readonly indicators: readonly Indicator[];
  readonly step: Step;
}

type Kept = NonNullable<SolutionKeptQuery['solution']>;

/** Before handing in: what is missing, the answers as they will be read, and the button. */
export function CheckStep({ id, code, indicators, step }: Props) {
  const { shown } = useKeeper();
  const isKept = shown.state === 'saved' || shown.state === 'closed';
  // Asked anew for each version that was kept: whether it can be handed in is the server's to say.
  const query = useQuery(SolutionKeptDocument, {
    variables: { id },
    fetchPolicy: 'network-only',
    skip: !isKept,
  });
  return (
    <>
      <Missing step={step} />
      {!isKept && (
        <p role="status">
          <Trans>What you wrote has to be saved first.</Trans>
        </p>
      )}
      <Answer of={query}>
        {({ solution }) =>
          solution?.content && (
            <div className="stack">
              <PointTable indicators={indicators} answers={solution.content.responses} />
              <HandIn
                solution={solution}
                code={code}
                isComplete={step.missing.length === 0}
                isKept={isKept}
              />
            </div>
          )
        }
      </Answer>
    </>
  );
}

function Missing({ step: { missing } }: { readonly step: Step }) {
  const { t } = useLingui();
  if (missing.length === 0)
    return <Alert type="success" showIcon title={t`Nothing is missing.`} style={{ marginBottom: 16 }} />;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={t`This is missing before the solution can be handed in:`}
      description={
        <ul className="problems">
          {missing.map(({ part, label }) => (
            <li key={part}>
              <Link to={{ search: `?step=${stepOf(part)}` }}>{label}</Link>
            </li>
          ))}
        </ul>
      }
    />
  );
}

interface HandInProps {
  readonly solution: Kept;
  readonly code: string;
  readonly isComplete: boolean;
  readonly isKept: boolean;
}

function HandIn({ solution, code, isComplete, isKept }: HandInProps) {
  const navigate = useNavigate();
  const { shown } = useKeeper();
  const { viewerActions } = solution;
  const isPossible = viewerActions.some((action) => ['SUBMIT', 'REVISE', 'SUBMIT_LATE'].includes(action));
  if (!isComplete || !isKept || shown.clashes.length > 0) return null;
  if (!isPossible) {
    return (
      <Alert
        type="info"
        showIcon
        title={<Trans>The solution is complete. The leader of the team hands it in.</Trans>}
      />
    );
  }
  return (
    <div>
      <HandInButton
        solution={{ ...solution, version: shown.version }}
        onDone={() => void navigate(`/desk/solutions/${code}/receipt`)}
      />
    </div>
  );
}
