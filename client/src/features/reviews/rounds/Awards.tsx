import { Trans, useLingui } from '@lingui/react/macro';
import { ActButton } from '../../../ui/ActButton.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { Moment } from '../../../ui/Moment.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Panel } from '../../../ui/Panel.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { type OutcomeProps } from './Decisions.js';
import { ConfirmAwardDocument, GrantAwardDocument, type RoundOutcomesQuery } from './outcomes.generated.js';

export type Award = RoundOutcomesQuery['awards']['edges'][number]['node'];

/** Awards on the results of a round: granted by the organizer, won once the subject's owner has confirmed. */
export function Awards(props: OutcomeProps & { readonly awards: readonly Award[] }) {
  const { awards, results, awardKinds, mayAct } = props;
  const { t } = useLingui();
  const mayGrant = mayAct && results.length > 0 && awardKinds.size > 0;
  return (
    <Panel title={t`Awards`} actions={mayGrant && <Grant {...props} />}>
      {awards.length === 0 ? (
        <Nothing why={<Trans>No award has been granted on this round.</Trans>} />
      ) : (
        <div className="scroll" role="region" aria-label={t`Awards`} tabIndex={0}>
          <table className="rows">
            <thead>
              <tr>
                <th scope="col">{t`Award`}</th>
                <th scope="col">{t`Subject`}</th>
                <th scope="col">{t`State`}</th>
                <th scope="col">{t`Granted`}</th>
                <th scope="col">{t`What can be done`}</th>
              </tr>
            </thead>
            <tbody>
              {awards.map(({ id, kind, subject, status, grantedAt, confirmedAt, version, viewerActions }) => (
                <tr key={id}>
                  <th scope="row">{awardKinds.get(kind) ?? kind}</th>
                  <td>{subject && `${subject.code ?? ''} ${subject.title.text}`}</td>
                  <td>
                    {status === 'CONFIRMED' ? (
                      <StatusTag tone="good">
                        <Trans>Confirmed</Trans>
                      </StatusTag>
                    ) : (
                      <StatusTag tone="waiting">
                        <Trans>Waits for the owner</Trans>
                      </StatusTag>
                    )}
                  </td>
                  <td>
                    <Moment at={confirmedAt ?? grantedAt} day />
                  </td>
                  <td>
                    {viewerActions.includes('CONFIRM') && (
                      <ActButton
                        of={ConfirmAwardDocument}
                        label={t`Confirm`}
                        version={version}
                        variables={(act) => ({ id, act })}
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function Grant({ round, results, awardKinds, onDone }: OutcomeProps) {
  const { t } = useLingui();
  const known = results.filter(({ subjectId, reviews }) => subjectId !== null && reviews > 0);
  const labels: Record<string, string> = { kind: t`Award`, 'subject.id': t`Subject` };
  return (
    <ActButton
      of={GrantAwardDocument}
      label={t`Grant an award`}
      decision
      labelOf={(path) => labels[path]}
      variables={(act, { kind, subject }: { kind: string; subject: string }) => ({
        act,
        input: {
          roundId: round.id,
          kind,
          subject: { id: subject, kind: known.find(({ subjectId }) => subjectId === subject)!.subjectKind! },
        },
      })}
      onDone={onDone}
    >
      <FieldItem name="kind" label={t`Award`} needed>
        <ChoiceField choices={[...awardKinds].map(([value, label]) => ({ value, label }))} />
      </FieldItem>
      <FieldItem name="subject" label={t`Subject`} needed>
        <ChoiceField
          choices={known.map(({ subjectId, subject, rank }) => ({
            value: subjectId!,
            label: `${rank ?? '–'}. ${subject?.code ?? ''} ${subject?.title.text ?? ''}`,
          }))}
        />
      </FieldItem>
    </ActButton>
  );
}
