import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode } from 'react';
import { ActButton } from '../../../ui/ActButton.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Moment } from '../../../ui/Moment.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Panel } from '../../../ui/Panel.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { holds, memberRoles, useViewer } from '../../accounts/index.js';
import { type OutcomeProps } from './Decisions.js';
import { AwardOwnerDocument, ConfirmAwardDocument, GrantAwardDocument } from './outcomes.generated.js';
import { type Award } from './outcomes.js';

interface Props {
  readonly awards: readonly Award[];
  /** Codes of awards with their names. */
  readonly awardKinds: ReadonlyMap<string, string>;
  readonly actions?: ReactNode;
}

/** Awards: granted by the organizer on the results of a round, won once the subject's owner has confirmed. */
export function Awards({ awards, awardKinds, actions }: Props) {
  const { t } = useLingui();
  return (
    <Panel title={t`Awards`} actions={actions}>
      {awards.length === 0 ? (
        <Nothing why={<Trans>No award has been granted that you can see.</Trans>} />
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
              {awards.map((award) => {
                const { id, kind, subject, status, grantedAt, confirmedAt, viewerActions } = award;
                return (
                  <tr key={id}>
                    <th scope="row">{awardKinds.get(kind) ?? kind}</th>
                    <td>{subject ? `${subject.code ?? ''} ${subject.title.text}` : '–'}</td>
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
                    <td>{viewerActions.includes('CONFIRM') && <ConfirmAward award={award} />}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

/** The owner's key, or that of the organizer on the owner's behalf. */
function ConfirmAward({ award: { id, version, subjectKind, subjectId } }: { readonly award: Award }) {
  const { t } = useLingui();
  const viewer = useViewer();
  const { data } = useQuery(AwardOwnerDocument, {
    variables: { id: subjectId, isSolution: subjectKind === 'solution', lang: apiLanguage(useLanguage()) },
  });
  if (!data) return null;
  // Whoever may not see the subject yet is no organizer: it is their own key.
  const owner = (data.requirement ?? data.solution?.requirement)?.organization;
  const isOwn = !owner || holds(viewer, memberRoles, { kind: 'ORGANIZATION', id: owner.id });
  const behalf = isOwn ? null : { kind: 'ORGANIZATION' as const, id: owner.id, name: owner.name.text };
  return (
    <ActButton
      of={ConfirmAwardDocument}
      label={t`Confirm`}
      version={version}
      behalf={behalf}
      variables={(act) => ({ id, act })}
    />
  );
}

/** Grants an award on a result of the round. */
export function GrantAward({ round, results, awardKinds, onDone }: OutcomeProps) {
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
