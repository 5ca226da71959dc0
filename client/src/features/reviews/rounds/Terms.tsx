import { Trans, useLingui } from '@lingui/react/macro';
import { Moment } from '../../../ui/Moment.js';
import { Panel } from '../../../ui/Panel.js';
import { pointsOf } from '../points.js';
import { formulas, outcomeName, roundKinds, type RoundTerms, tieRules } from './round-names.js';

/** How a round is judged. */
export function Terms({ round }: { readonly round: RoundTerms }) {
  const { t, i18n } = useLingui();
  const translate = i18n._.bind(i18n);
  const decides = round.rubric.find(({ code }) => code === round.tieCriterion);
  const facts = [
    { term: t`How it is held`, is: i18n._(roundKinds[round.kind]) },
    { term: t`Blind`, is: round.blind ? t`yes` : t`no` },
    { term: t`Reviews are taken from`, is: round.from ? <Moment at={round.from} /> : '–' },
    { term: t`Reviews are taken until`, is: round.until ? <Moment at={round.until} end /> : '–' },
    { term: t`Reviews that each subject needs`, is: String(round.minimumReviews) },
    { term: t`How reviews become a score`, is: i18n._(formulas[round.formula]) },
    {
      term: t`When scores are equal`,
      is: `${i18n._(tieRules[round.tieRule])}${decides ? `: ${decides.name.text}` : ''}`,
    },
    ...(round.recommendations.length > 0
      ? [{ term: t`Recommendations`, is: round.recommendations.map(({ name }) => name.text).join(', ') }]
      : []),
    ...round.thresholds.map(({ outcome, atLeast }) => ({
      term: t`Score from ${pointsOf(atLeast)}`,
      is: outcomeName(outcome, round.recommendations, translate),
    })),
  ];
  return (
    <div className="stack">
      <Panel title={t({ context: 'round', message: 'Terms' })}>
        <dl className="terms">
          {facts.map(({ term, is }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{is}</dd>
            </div>
          ))}
        </dl>
      </Panel>
      {round.rubric.length > 0 && (
        <Panel title={t`Rubric`}>
          {round.rubric.map(({ code, name, maxScore, weight, anchors }) => (
            <section key={code} className="part">
              <h3>
                {name.text}{' '}
                <span className="quiet">
                  <Trans>
                    0 to {pointsOf(maxScore)}, weight {weight}
                  </Trans>
                </span>
              </h3>
              <ul className="plain">
                {anchors.map(({ score, text }) => (
                  <li key={score}>
                    <strong>{pointsOf(score)}</strong> {text.text}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </Panel>
      )}
    </div>
  );
}
