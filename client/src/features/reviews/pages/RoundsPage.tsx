import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useParams } from 'react-router';
import { Answer } from '../../../ui/Answer.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { Moment } from '../../../ui/Moment.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Page } from '../../../ui/Page.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { roundKinds, roundStatus } from '../rounds/round-names.js';
import { ChallengeRoundsDocument, type ChallengeRoundsQuery } from '../rounds/rounds.generated.js';
import '../reviews.css';

type Row = ChallengeRoundsQuery['rounds']['edges'][number]['node'];

/** The rounds of a challenge, in the order in which they were planned. */
export default function RoundsPage() {
  const { t } = useLingui();
  const { slug = '' } = useParams();
  const query = useQuery(ChallengeRoundsDocument, {
    variables: { challenge: slug, lang: apiLanguage(useLanguage()) },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Page
      title={t`Rounds`}
      actions={
        (query.data?.challenge?.viewerActions.length ?? 0) > 0 && (
          <LinkButton to={`/desk/challenges/${slug}/rounds/new`} primary>
            <Trans>Plan a round</Trans>
          </LinkButton>
        )
      }
    >
      <Answer of={query}>
        {({ challenge, rounds }) => (
          <>
            {challenge && (
              <p>
                <Link to={`/desk/challenges/${challenge.slug}`}>{challenge.name.text}</Link>
              </p>
            )}
            <Rounds rounds={rounds.edges.map(({ node }) => node)} />
          </>
        )}
      </Answer>
    </Page>
  );
}

function Rounds({ rounds }: { readonly rounds: readonly Row[] }) {
  const { t, i18n } = useLingui();
  if (rounds.length === 0)
    return (
      <Nothing
        why={
          <Trans>
            No round has been planned. Needs are diagnosed in one, solutions screened and scored in others.
          </Trans>
        }
      />
    );
  return (
    <div className="scroll" role="region" aria-label={t`Rounds`} tabIndex={0}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t`Round`}</th>
            <th scope="col">{t`State`}</th>
            <th scope="col">{t`How it is held`}</th>
            <th scope="col">{t`Reviews`}</th>
            <th scope="col">{t`Until`}</th>
          </tr>
        </thead>
        <tbody>
          {rounds.map(({ id, name, status, kind, blind, until, assignments }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={`/desk/rounds/${id}`}>{name.text}</Link>
              </th>
              <td>
                <StatusTag tone={roundStatus[status].tone}>{i18n._(roundStatus[status].label)}</StatusTag>
              </td>
              <td>
                {i18n._(roundKinds[kind])}
                {blind && <>, {t`blind`}</>}
              </td>
              <td className="number">{assignments.totalCount}</td>
              <td className="number">
                <Moment at={until} end />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
