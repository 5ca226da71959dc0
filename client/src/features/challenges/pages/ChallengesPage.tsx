import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { useViewer } from '../../accounts/index.js';
import { Answer } from '../../../ui/Answer.js';
import { useEverything } from '../../../ui/everything.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { placeName } from '../../../ui/region.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { ChallengesDocument, type ChallengesQuery } from '../settings/challenge.generated.js';
import { challengeStatus } from '../status-names.js';
import '../challenges.css';

type Row = ChallengesQuery['challenges']['edges'][number]['node'];

/** All challenges, the newest first, with the ways into each. */
export default function ChallengesPage() {
  const { t } = useLingui();
  const { roles } = useViewer();
  const { nodes = [], query } = useEverything(
    ChallengesDocument,
    { lang: apiLanguage(useLanguage()) },
    'challenges',
  );
  // There is no record yet whose `viewerActions` could say so.
  const mayCreate = roles.some(({ role, status }) => role === 'ADMINISTRATOR' && status === 'GIVEN');
  return (
    <Page
      title={t`Challenges`}
      actions={
        mayCreate && (
          <LinkButton to="/desk/challenges/new" primary>
            <Trans>Plan a challenge</Trans>
          </LinkButton>
        )
      }
    >
      <Answer of={query}>
        {() =>
          nodes.length === 0 ? (
            <Nothing why={<Trans>No challenge has begun yet. An administrator plans them.</Trans>} />
          ) : (
            <div className="stack">
              {nodes.map((challenge) => (
                <Entry key={challenge.id} challenge={challenge} />
              ))}
            </div>
          )
        }
      </Answer>
    </Page>
  );
}

function Entry({ challenge: { slug, name, status, year, region } }: { readonly challenge: Row }) {
  const { i18n } = useLingui();
  const language = useLanguage();
  const { label, tone } = challengeStatus[status];
  return (
    <Panel title={<Link to={`/desk/challenges/${slug}`}>{name.text}</Link>}>
      <p className="facts">
        <StatusTag tone={tone}>{i18n._(label)}</StatusTag>
        <span>{year}</span>
        <span>{placeName(region, language)}</span>
      </p>
      <Ways slug={slug} />
    </Panel>
  );
}

/** The pages of one challenge. */
export function Ways({ slug }: { readonly slug: string }) {
  const { t } = useLingui();
  return (
    <nav className="ways" aria-label={t`Pages of the challenge`}>
      <Link to={`/desk/challenges/${slug}/pipeline`}>
        <Trans>Pipeline of needs</Trans>
      </Link>
      <Link to={`/desk/challenges/${slug}/rounds`}>
        <Trans>Rounds of review</Trans>
      </Link>
      <Link to={`/desk/challenges/${slug}/solutions`}>
        <Trans>Solutions</Trans>
      </Link>
      <a href={`/challenges/${slug}`}>
        <Trans>Public page</Trans>
      </a>
    </nav>
  );
}
