import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from 'antd';
import { useParams } from 'react-router';
import { ActButton } from '../../../ui/ActButton.js';
import { Answer } from '../../../ui/Answer.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { asInput, type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { formatExactMoney, formatNumber } from '../../../ui/format.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Missing } from '../../../ui/Missing.js';
import { Moment } from '../../../ui/Moment.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { RecordTable } from '../../../ui/RecordTable.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { AnnouncementText } from '../announcement.js';
import { figureNames } from '../figure-names.js';
import { PublicationFields, type PublicationValues } from './Fields.js';
import {
  CorrectPublicationDocument,
  DeskPublicationDocument,
  EditPublicationDocument,
  type PublicationPartFragment,
  PublishPublicationDocument,
} from './publications.generated.js';
import { publicationStatus } from './status-names.js';
import './publication.css';

interface Props {
  readonly publication: PublicationPartFragment;
  readonly again: () => void;
}

/** One publication: its text with the frozen figures, as it is printed, and what can be done with it. */
export default function PublicationPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const query = useQuery(DeskPublicationDocument, { variables: { id, lang: apiLanguage(useLanguage()) } });
  const again = () => void query.refetch();
  return (
    <Answer of={query}>
      {({ publication }) =>
        publication ? (
          <Announcement publication={publication} again={again} />
        ) : (
          <Missing title={t`Publication`} />
        )
      }
    </Answer>
  );
}

function Announcement({ publication, again }: Props) {
  const { t, i18n } = useLingui();
  const { title, text, status, challenge, publishedAt, correction, correctedAt } = publication;
  return (
    <Page
      title={title.text}
      actions={
        <>
          <Acts publication={publication} again={again} />
          <Button onClick={() => window.print()}>{t`Print`}</Button>
        </>
      }
    >
      <article className="stack announcement">
        <p className="quiet facts">
          <span>{challenge?.name.text}</span>
          <span className="no-print">
            <StatusTag tone={publicationStatus[status].tone}>
              {i18n._(publicationStatus[status].label)}
            </StatusTag>
          </span>
          {publishedAt && (
            <span>
              <Trans>
                Published <Moment at={publishedAt} day />
              </Trans>
            </span>
          )}
        </p>
        {correction && (
          <Panel
            title={
              <Trans>
                Corrected <Moment at={correctedAt} day />
              </Trans>
            }
          >
            <p>{correction.text}</p>
          </Panel>
        )}
        <Panel>
          <AnnouncementText text={text.text} Table={RecordTable} />
        </Panel>
        <Frozen publication={publication} />
      </article>
    </Page>
  );
}

function Frozen({ publication: { figures, asOf, definitionVersion } }: Pick<Props, 'publication'>) {
  const { t, i18n } = useLingui();
  const language = useLanguage();
  if (figures.length === 0)
    return (
      <Panel title={t`Figures`}>
        <p className="quiet">
          <Trans>
            The figures are frozen when it is published, as of <Moment at={asOf} />.
          </Trans>
        </p>
      </Panel>
    );
  return (
    <Panel title={t`Figures`}>
      <RecordTable
        caption={t`Figures`}
        columns={[
          { key: 'figure', title: t`Figure` },
          { key: 'value', title: t`Number`, isNumber: true },
          { key: 'rows', title: t`Rows behind it`, isNumber: true },
        ]}
        rows={figures.map(({ figure, value, rows }) => ({
          key: figure,
          cells: [
            i18n._(figureNames[figure]),
            figure === 'CONTRACTED'
              ? formatExactMoney(value, language)
              : formatNumber(BigInt(value), language),
            formatNumber(rows, language),
          ],
        }))}
      />
      <p className="quiet">
        <Trans>
          As of <Moment at={asOf} />, by the definitions {definitionVersion}.
        </Trans>
      </p>
    </Panel>
  );
}

function Acts({ publication, again }: Props) {
  const { t } = useLingui();
  const { id, version, viewerActions, title, text, asOf, basis } = publication;
  const common = { version, onDone: again };
  return (
    <>
      {viewerActions.includes('EDIT') && (
        <ActButton
          of={EditPublicationDocument}
          label={t`Edit`}
          variables={(act, input: PublicationValues) => ({ id, act, input })}
          initialValues={{ title: asInput(title)!, text: asInput(text)!, asOf, basis }}
          {...common}
        >
          <PublicationFields />
        </ActButton>
      )}
      {viewerActions.includes('PUBLISH') && (
        <ActButton
          of={PublishPublicationDocument}
          label={t`Publish`}
          variables={(act) => ({ id, act })}
          confirm={t`Everybody reads it from now on. Its figures and its text cannot be changed any more, only corrected.`}
          decision
          primary
          {...common}
        />
      )}
      {viewerActions.includes('CORRECT') && (
        <ActButton
          of={CorrectPublicationDocument}
          label={t`Say what was wrong`}
          variables={(act, { correction }: { correction: LocalizedTextInput }) => ({ id, act, correction })}
          reason
          {...common}
        >
          <FieldItem name="correction" label={t`What was wrong, for everybody to read`} needed>
            <LocalizedField rows={3} />
          </FieldItem>
        </ActButton>
      )}
    </>
  );
}
