import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useNavigate } from 'react-router';
import { ActButton } from '../../../ui/ActButton.js';
import { Answer } from '../../../ui/Answer.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Moment } from '../../../ui/Moment.js';
import { More } from '../../../ui/More.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Panel } from '../../../ui/Panel.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { holds, useViewer } from '../../accounts/index.js';
import { PublicationFields, type PublicationValues } from './Fields.js';
import { DeskPublicationsDocument, DraftPublicationDocument } from './publications.generated.js';
import { publicationStatus } from './status-names.js';

interface Props {
  readonly challenge: { readonly id: string; readonly slug: string };
}

/** What was or will be published of a challenge. */
export function Publications({ challenge }: Props) {
  const { t, i18n } = useLingui();
  const lang = apiLanguage(useLanguage());
  const query = useQuery(DeskPublicationsDocument, { variables: { challenge: challenge.slug, lang } });
  return (
    <Panel title={t`Publications`} actions={<DraftButton challenge={challenge} />}>
      <Answer of={query}>
        {({ publications: { edges } }) =>
          edges.length === 0 ? (
            <Nothing why={<Trans>Nothing was published yet.</Trans>} />
          ) : (
            <ul className="plain">
              {edges.map(({ node: { id, title, status, asOf } }) => (
                <li key={id}>
                  <Link to={`/desk/publications/${id}`}>{title.text}</Link>{' '}
                  <StatusTag tone={publicationStatus[status].tone}>
                    {i18n._(publicationStatus[status].label)}
                  </StatusTag>
                  <div className="quiet">
                    <Trans>
                      Figures as of <Moment at={asOf} day />
                    </Trans>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      <More of={query} connection={({ publications }) => publications} />
    </Panel>
  );
}

function DraftButton({ challenge }: Props) {
  const { t } = useLingui();
  const navigate = useNavigate();
  if (!holds(useViewer(), ['ORGANIZER'], { kind: 'CHALLENGE', id: challenge.id })) return null;
  return (
    <ActButton
      of={DraftPublicationDocument}
      label={t`Draft a publication`}
      variables={(act, input: PublicationValues) => ({ challenge: challenge.id, act, input })}
      initialValues={{ basis: 'RECORDED', asOf: new Date().toISOString() }}
      onDone={(done) => void ('id' in done && navigate(`/desk/publications/${done.id}`))}
    >
      <PublicationFields />
    </ActButton>
  );
}
