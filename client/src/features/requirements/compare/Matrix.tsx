import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode } from 'react';
import { Link } from 'react-router';
import { useLanguage } from '../../../ui/language.js';
import { Money } from '../../../ui/Money.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { decimalText, unitText } from '../indicator.js';
import { IndicatorTarget } from '../IndicatorTable.js';
import { LocalizedWords } from '../LocalizedWords.js';
import { solutionStatus } from '../status-names.js';
import { type Answer, type ComparedNeed, differs, type Solution } from './compared.js';
import { SolutionActs } from './SolutionActs.js';
import './compare.css';

interface Props {
  readonly need: ComparedNeed;
  readonly chosen: readonly Solution[];
}

/** Indicators as rows, solutions as columns; rows in which the solutions differ stand out. */
export function Matrix({ need, chosen }: Props) {
  const { t } = useLingui();
  const { solutions, rows } = need.comparison;
  const places = chosen.map((one) => solutions.indexOf(one));
  const title = t`Comparison`;
  return (
    <div className="matrix" tabIndex={0} role="region" aria-label={title}>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t`Indicator`}</th>
            {chosen.map((one) => (
              <th key={one.id} scope="col">
                <Head solution={one} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ indicator, answers }) => {
            const shown = places.map((place) => answers[place] ?? null);
            return (
              <Line
                key={indicator.key}
                isDifferent={differs(shown.map((each) => each && [each.value, each.text?.text]))}
                head={
                  <>
                    <LocalizedWords of={indicator.name} />
                    <div className="quiet">
                      <IndicatorTarget of={indicator} />
                      {indicator.mustHave && <> · {t`Must be met`}</>}
                    </div>
                  </>
                }
                cells={shown.map((answer) => (
                  <Promise answer={answer} unit={indicator.unit} />
                ))}
              />
            );
          })}
          <Offer chosen={chosen} />
          <tr>
            <th scope="row">{t`Next step`}</th>
            {chosen.map((one) => (
              <td key={one.id}>
                <SolutionActs need={need} solution={one} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Head({ solution: { code, status, team, submitted } }: { readonly solution: Solution }) {
  const { i18n } = useLingui();
  const { label, tone } = solutionStatus[status];
  return (
    <>
      <Link to={`/desk/solutions/${code}`}>{submitted ? <LocalizedWords of={submitted.title} /> : code}</Link>
      <div className="quiet">{team?.name.text ?? code}</div>
      <StatusTag tone={tone}>{i18n._(label)}</StatusTag>
    </>
  );
}

interface LineProps {
  readonly head: ReactNode;
  readonly cells: readonly ReactNode[];
  readonly isDifferent: boolean;
}

function Line({ head, cells, isDifferent }: LineProps) {
  const { t } = useLingui();
  return (
    <tr className={isDifferent ? 'different' : undefined}>
      <th scope="row">
        {head}
        {isDifferent && <span className="matrix-mark">{t`Different`}</span>}
      </th>
      {cells.map((cell, index) => (
        <td key={index}>{cell}</td>
      ))}
    </tr>
  );
}

/** What one solution promises for one indicator. */
function Promise({ answer, unit }: { readonly answer: Answer; readonly unit: string | null }) {
  const language = useLanguage();
  if (!answer) return <span className="quiet">–</span>;
  const { value, text, evidence, meetsTarget } = answer;
  return (
    <>
      {value !== null && <strong>{decimalText(value, language) + unitText(unit)}</strong>}{' '}
      {meetsTarget !== null && (
        <StatusTag tone={meetsTarget ? 'good' : 'bad'}>
          {meetsTarget ? <Trans>Meets it</Trans> : <Trans>Falls short</Trans>}
        </StatusTag>
      )}
      {text && (
        <div>
          <LocalizedWords of={text} />
        </div>
      )}
      {evidence && (
        <div className="quiet">
          <LocalizedWords of={evidence} />
        </div>
      )}
    </>
  );
}

/** Price, time and maturity. */
function Offer({ chosen }: Pick<Props, 'chosen'>) {
  const { t } = useLingui();
  const of = <Value,>(read: (one: NonNullable<Solution['submitted']>) => Value) =>
    chosen.map(({ submitted }) => (submitted ? read(submitted) : null));
  const prices = of(({ price }) => price);
  const months = of((one) => one.months);
  const levels = of(({ trl }) => trl);
  return (
    <>
      <Line
        head={t`Price`}
        isDifferent={differs(prices)}
        cells={prices.map((fen) => (
          <Money fen={fen} />
        ))}
      />
      <Line
        head={t`Time`}
        isDifferent={differs(months)}
        cells={months.map((count) =>
          count === null ? '–' : <Plural value={count} one="# month" other="# months" />,
        )}
      />
      <Line
        head={t`Technology readiness (TRL)`}
        isDifferent={differs(levels)}
        cells={levels.map((level) => level ?? '–')}
      />
    </>
  );
}
