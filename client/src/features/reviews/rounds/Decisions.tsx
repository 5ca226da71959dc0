import { Trans, useLingui } from '@lingui/react/macro';
import { Input } from 'antd';
import { ActButton } from '../../../ui/ActButton.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { MomentField } from '../../../ui/fields/MomentField.js';
import { Moment } from '../../../ui/Moment.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Panel } from '../../../ui/Panel.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { RecordDecisionDocument } from './outcomes.generated.js';
import { type Decision } from './outcomes.js';
import { type Result, suggestedOutcome } from './results.js';
import { outcomeName, outcomeNames, type RoundTerms } from './round-names.js';

export interface OutcomeProps {
  readonly round: RoundTerms;
  readonly challengeId: string;
  readonly results: readonly Result[];
  /** Codes of awards, which decisions may name too, with their names. */
  readonly awardKinds: ReadonlyMap<string, string>;
  readonly mayAct: boolean;
  readonly onDone: () => void;
}

interface Values {
  readonly number: string;
  readonly decidedAt: string;
  readonly minutes: LocalizedTextInput;
  readonly supersedes?: string | null;
  readonly reason?: string;
  readonly outcomes?: Readonly<Record<string, string | null>>;
}

/** What was decided on the results of a round. */
export function Decisions(props: OutcomeProps & { readonly decisions: readonly Decision[] }) {
  const { decisions, results, round, awardKinds, mayAct } = props;
  const { t, i18n } = useLingui();
  const nameOf = (id: string) => results.find(({ subjectId }) => subjectId === id)?.subject?.title.text;
  const outcomeOf = (code: string) =>
    awardKinds.get(code) ?? outcomeName(code, round.recommendations, (message) => i18n._(message));
  return (
    <Panel title={t`Decisions`} actions={mayAct && results.length > 0 && <RecordDecision {...props} />}>
      {decisions.length === 0 && <Nothing why={<Trans>Nothing has been decided on this round yet.</Trans>} />}
      {decisions.map(({ id, number, status, decidedAt, minutes, outcomes }) => (
        <section key={id} className="part">
          <h3>
            {number}{' '}
            {status === 'SUPERSEDED' && (
              <StatusTag tone="quiet">
                <Trans>superseded</Trans>
              </StatusTag>
            )}
          </h3>
          <p className="quiet">
            <Moment at={decidedAt} />
          </p>
          <p className="written">{minutes.text}</p>
          <ul className="bounded" tabIndex={0} aria-label={t`Outcomes`}>
            {outcomes.map(({ subjectId, outcome, reason }) => (
              <li key={subjectId}>
                {nameOf(subjectId)} – {outcomeOf(outcome)}
                {reason && <span className="quiet"> {reason}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  );
}

function RecordDecision(props: OutcomeProps & { readonly decisions: readonly Decision[] }) {
  const { round, challengeId, results, awardKinds, decisions, onDone } = props;
  const { t, i18n } = useLingui();
  const named = round.recommendations.map(({ code, name }) => ({ value: code, label: name.text }));
  const awards = [...awardKinds].map(([value, label]) => ({ value, label }));
  const usual = Object.entries(outcomeNames).map(([value, label]) => ({ value, label: i18n._(label) }));
  const own = [...named, ...awards];
  const choices = [...own, ...usual.filter(({ value }) => !own.some((each) => each.value === value))];
  const known = results.filter(({ subjectId }) => subjectId !== null);
  const suggested: Record<string, string | null> = Object.fromEntries(
    known.map((each) => [each.subjectId!, suggestedOutcome(each)]),
  );
  const earlier = decisions.filter(({ viewerActions }) => viewerActions.includes('SUPERSEDE'));
  return (
    <ActButton
      of={RecordDecisionDocument}
      label={t`Record a decision`}
      initialValues={{ outcomes: suggested, decidedAt: new Date().toISOString() }}
      labelOf={(path) =>
        ({
          number: t({ context: 'decision', message: 'Number' }),
          outcomes: t`Outcomes`,
          decidedAt: t`Decided on`,
        })[path]
      }
      variables={(act, { number, decidedAt, minutes, supersedes, reason, outcomes = {} }: Values) => ({
        act: { ...act, ...(reason && { reason }) },
        input: {
          challengeId,
          roundId: round.id,
          number,
          decidedAt,
          minutes,
          ...(supersedes && { supersedes }),
          outcomes: known.flatMap(({ subjectKind, subjectId }) => {
            const outcome = outcomes[subjectId!];
            return outcome ? [{ subjectKind: subjectKind!, subjectId: subjectId!, outcome }] : [];
          }),
        },
      })}
      onDone={onDone}
    >
      <FieldItem name="number" label={t({ context: 'decision', message: 'Number' })} needed>
        <Input maxLength={64} />
      </FieldItem>
      <FieldItem name="decidedAt" label={t`Decided on`} needed>
        <MomentField max={new Date().toISOString()} />
      </FieldItem>
      <FieldItem name="minutes" label={t`Minutes`} needed>
        <LocalizedField rows={4} maxLength={20000} />
      </FieldItem>
      {earlier.length > 0 && (
        <>
          <FieldItem name="supersedes" label={t`Corrects`}>
            <ChoiceField none="–" choices={earlier.map(({ id, number }) => ({ value: id, label: number }))} />
          </FieldItem>
          <FieldItem name="reason" label={t`Reason of the correction`} path="act.reason">
            <Input />
          </FieldItem>
        </>
      )}
      <div className="bounded" role="group" aria-label={t`Outcomes`} tabIndex={0}>
        {known.map(({ id, subjectId, subject, score }) => (
          <FieldItem
            key={id}
            name={['outcomes', subjectId!]}
            label={`${subject?.code ?? ''} ${subject?.title.text ?? ''} ${score === null ? '' : `(${Number(score)})`}`}
          >
            <ChoiceField none={t`Nothing decided`} choices={choices} />
          </FieldItem>
        ))}
      </div>
    </ActButton>
  );
}
