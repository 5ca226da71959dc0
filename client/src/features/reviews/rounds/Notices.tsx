import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox } from 'antd';
import { ActButton } from '../../../ui/ActButton.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { MomentField } from '../../../ui/fields/MomentField.js';
import { Moment } from '../../../ui/Moment.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Panel } from '../../../ui/Panel.js';
import { type OutcomeProps } from './Decisions.js';
import { PublishNoticeDocument, type RoundOutcomesQuery } from './outcomes.generated.js';

export type PublicNotice = RoundOutcomesQuery['publicNotices']['edges'][number]['node'];

interface Values {
  readonly title: LocalizedTextInput;
  readonly text: LocalizedTextInput;
  readonly from: string;
  readonly until: string;
  readonly subjects?: readonly string[];
}

/** Public notices (公示) of the challenge, with the objections that were made to them. */
export function Notices(props: OutcomeProps & { readonly notices: readonly PublicNotice[] }) {
  const { notices, mayAct } = props;
  const { t } = useLingui();
  return (
    <Panel title={t`Public notices`} actions={mayAct && <Publish {...props} />}>
      {notices.length === 0 && <Nothing why={<Trans>Nothing has been put up for objections.</Trans>} />}
      {notices.map(({ id, title, text, from, until, objections }) => (
        <section key={id} className="part">
          <h3>{title.text}</h3>
          <p className="quiet">
            <Moment at={from} /> – <Moment at={until} end />
          </p>
          <p className="written">{text.text}</p>
          <p>
            <Trans>Objections: {objections.length}</Trans>
          </p>
          <ul>
            {objections.map((objection) => (
              <li key={objection.at}>
                {objection.text}{' '}
                <span className="quiet">
                  <Moment at={objection.at} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  );
}

function Publish({ challengeId, results, onDone }: OutcomeProps) {
  const { t } = useLingui();
  const known = results.filter(({ subjectId }) => subjectId !== null);
  const labels: Record<string, string> = { title: t`Title`, text: t`Text`, until: t`Objections until` };
  return (
    <ActButton
      of={PublishNoticeDocument}
      label={t`Publish a notice`}
      labelOf={(path) => labels[path]}
      variables={(_act, { title, text, from, until, subjects = [] }: Values) => ({
        input: {
          challengeId,
          title,
          text,
          from,
          until,
          subjects: known
            .filter(({ subjectId }) => subjects.includes(subjectId!))
            .map(({ subjectKind, subjectId }) => ({ kind: subjectKind!, id: subjectId! })),
        },
      })}
      initialValues={{ from: new Date().toISOString() }}
      onDone={onDone}
    >
      <FieldItem name="title" label={t`Title`} needed>
        <LocalizedField maxLength={200} />
      </FieldItem>
      <FieldItem name="text" label={t`Text`} needed>
        <LocalizedField rows={5} maxLength={20000} />
      </FieldItem>
      <FieldItem name="from" label={t`Objections from`} needed>
        <MomentField />
      </FieldItem>
      <FieldItem name="until" label={t`Objections until`} needed>
        <MomentField />
      </FieldItem>
      {known.length > 0 && (
        <FieldItem name="subjects" label={t`About`}>
          <Checkbox.Group
            className="check-list"
            options={known.map(({ subjectId, subject }) => ({
              value: subjectId!,
              label: `${subject?.code ?? ''} ${subject?.title.text ?? ''}`,
            }))}
          />
        </FieldItem>
      )}
    </ActButton>
  );
}
