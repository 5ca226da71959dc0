import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { Answer } from '../../../ui/Answer.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { Moment } from '../../../ui/Moment.js';
import { More } from '../../../ui/More.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { solutionStatus } from '../names.js';
import { MySolutionsDocument, type MySolutionsQuery } from './solutions.generated.js';
import '../solutions.css';

type Row = MySolutionsQuery['mySolutions']['edges'][number]['node'];

/** What one's teams answered, the newest first. */
export default function SolutionsPage() {
  const { t } = useLingui();
  const query = useQuery(MySolutionsDocument, {
    variables: { lang: apiLanguage(useLanguage()), first: 20 },
  });
  const find = <LinkButton primary to="/desk/find">{t`Find needs`}</LinkButton>;
  return (
    <Page title={t`My solutions`}>
      <Panel>
        <Answer of={query}>
          {({ mySolutions }) =>
            mySolutions.edges.length === 0 ? (
              <Nothing why={<Trans>Your teams have answered no need yet.</Trans>} action={find} />
            ) : (
              <ul className="plain">
                {mySolutions.edges.map(({ node }) => (
                  <SolutionRow key={node.id} solution={node} />
                ))}
              </ul>
            )
          }
        </Answer>
        <More of={query} connection={({ mySolutions }) => mySolutions} />
      </Panel>
    </Page>
  );
}

function SolutionRow({ solution }: { readonly solution: Row }) {
  const { t, i18n } = useLingui();
  const { code, status, content, requirement, team, receipt, viewerActions } = solution;
  const { label, tone } = solutionStatus[status];
  return (
    <li className="entry">
      <div>
        <Link to={`/desk/solutions/${code}`}>
          <strong>{content?.title.text || code}</strong>
        </Link>{' '}
        <StatusTag tone={tone}>{i18n._(label)}</StatusTag>
        <div className="facts quiet">
          <span>{code}</span>
          {team && <span>{team.name.text}</span>}
          {requirement && (
            <span>
              <Trans>
                answers{' '}
                <Link to={`/desk/requirements/${requirement.code ?? ''}`}>{requirement.title.text}</Link>
              </Trans>
            </span>
          )}
          {requirement?.deadline && status === 'DRAFT' && (
            <span>
              <Trans>
                Deadline <Moment at={requirement.deadline} end />
              </Trans>
            </span>
          )}
          {receipt && (
            <span>
              <Trans>
                Version {receipt.number} handed in <Moment at={receipt.receivedAt} />
              </Trans>
            </span>
          )}
        </div>
      </div>
      {viewerActions.includes('EDIT') && (
        <div className="buttons">
          <LinkButton to={`/desk/solutions/${code}/edit`}>{t`Go on writing`}</LinkButton>
        </div>
      )}
    </li>
  );
}
