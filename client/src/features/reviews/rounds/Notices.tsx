import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { App, Checkbox, Input } from 'antd';
import { type ReactNode } from 'react';
import { ActButton } from '../../../ui/ActButton.js';
import { Answer } from '../../../ui/Answer.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { MomentField } from '../../../ui/fields/MomentField.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Moment } from '../../../ui/Moment.js';
import { More } from '../../../ui/More.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Panel } from '../../../ui/Panel.js';
import { type OutcomeProps } from './Decisions.js';
import {
  ChallengeNoticesDocument,
  type NoticeTextFragment,
  ObjectToNoticeDocument,
  PublishNoticeDocument,
} from './outcomes.generated.js';

interface Values {
  readonly title: LocalizedTextInput;
  readonly text: LocalizedTextInput;
  readonly from: string;
  readonly until: string;
  readonly subjects?: readonly string[];
}

interface Props {
  readonly slug: string;
  /** What can be done beside the notices; asked to be called when it was done. */
  readonly actionsOf?: (onDone: () => void) => ReactNode;
}

/** Public notices (公示) of a challenge; whoever is signed in may object to one while it is open. */
export function Notices({ slug, actionsOf }: Props) {
  const { t } = useLingui();
  const query = useQuery(ChallengeNoticesDocument, {
    variables: { challenge: slug, lang: apiLanguage(useLanguage()) },
  });
  return (
    <Panel title={t`Public notices`} actions={actionsOf?.(() => void query.refetch())}>
      <Answer of={query}>
        {({ publicNotices: { edges } }) => (
          <>
            {edges.length === 0 && <Nothing why={<Trans>Nothing has been put up for objections.</Trans>} />}
            {edges.map(({ node }) => (
              <Notice key={node.id} notice={node} />
            ))}
          </>
        )}
      </Answer>
      <More of={query} connection={({ publicNotices }) => publicNotices} />
    </Panel>
  );
}

function Notice({ notice }: { readonly notice: NoticeTextFragment }) {
  const { title, text, from, until, objections, viewerActions } = notice;
  return (
    <section className="part">
      <h3>{title.text}</h3>
      <p className="quiet">
        <Moment at={from} /> – <Moment at={until} end />
      </p>
      <p className="written">{text.text}</p>
      {objections.length > 0 && (
        <>
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
        </>
      )}
      {viewerActions.includes('OBJECT') && <ObjectButton id={notice.id} />}
    </section>
  );
}

function ObjectButton({ id }: { readonly id: string }) {
  const { t } = useLingui();
  const { message } = App.useApp();
  return (
    <ActButton
      of={ObjectToNoticeDocument}
      label={t`Object`}
      labelOf={(path) => (path === 'text' ? t`Objection` : undefined)}
      variables={(_act, { text }: { readonly text: string }) => ({ id, text })}
      onDone={() => void message.success(t`Your objection has been received.`)}
    >
      <FieldItem
        name="text"
        label={t`Objection`}
        extra={t`Only the organizers of the challenge read it.`}
        needed
      >
        <Input.TextArea className="growing" rows={4} maxLength={2000} />
      </FieldItem>
    </ActButton>
  );
}

/** Publishes a notice about results of a round. */
export function PublishNotice({ challengeId, results, onDone }: OutcomeProps) {
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
