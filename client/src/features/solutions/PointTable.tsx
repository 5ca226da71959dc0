import { Trans, useLingui } from '@lingui/react/macro';
import { useLanguage } from '../../ui/language.js';
import { StatusTag } from '../../ui/StatusTag.js';
import {
  decimalText,
  type Indicator,
  IndicatorTarget,
  LocalizedWords,
  unitText,
  wordsIn,
} from '../requirements/index.js';
import { type SolutionContentPartsFragment } from './parts.generated.js';
import './solutions.css';

type Answer = SolutionContentPartsFragment['responses'][number];

interface Props {
  readonly indicators: readonly Indicator[];
  readonly answers: readonly Answer[];
}

/** Point by point: what the need asks for, and what the solution promises beside it. */
export function PointTable({ indicators, answers }: Props) {
  const { t } = useLingui();
  const language = useLanguage();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t`Answers point by point`}>
      <table className="points">
        <thead>
          <tr>
            <th scope="col">{t`Indicator`}</th>
            <th scope="col">{t`Target`}</th>
            <th scope="col">{t`Answer`}</th>
            <th scope="col">{t`Against the target`}</th>
            <th scope="col">{t({ context: 'answer', message: 'Evidence' })}</th>
          </tr>
        </thead>
        <tbody>
          {indicators.map((indicator) => {
            const answer = answers.find(({ key }) => key === indicator.key);
            const name = wordsIn(indicator.name, language);
            return (
              <tr key={indicator.key}>
                <th scope="row" lang={name.lang}>
                  {name.text}
                  {!indicator.mustHave && <small className="quiet"> {t`desired`}</small>}
                </th>
                <td>
                  <IndicatorTarget of={indicator} />
                </td>
                <td>{answer ? <Promise answer={answer} unit={indicator.unit} /> : '–'}</td>
                <td>
                  <Verdict answer={answer} />
                </td>
                <td>{answer?.evidence ? <LocalizedWords of={answer.evidence} /> : '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Promise({ answer, unit }: { readonly answer: Answer; readonly unit: string | null }) {
  const language = useLanguage();
  return (
    <>
      {answer.value !== null && (
        <strong>
          {decimalText(answer.value, language)}
          {unitText(unit)}
        </strong>
      )}
      {answer.text && (
        <div>
          <LocalizedWords of={answer.text} />
        </div>
      )}
    </>
  );
}

function Verdict({ answer }: { readonly answer: Answer | undefined }) {
  if (!answer) {
    return (
      <StatusTag tone="quiet">
        <Trans>No answer</Trans>
      </StatusTag>
    );
  }
  if (answer.meetsTarget === null) return '–';
  return answer.meetsTarget ? (
    <StatusTag tone="good">
      <Trans>Meets it</Trans>
    </StatusTag>
  ) : (
    <StatusTag tone="bad">
      <Trans>Below it</Trans>
    </StatusTag>
  );
}
