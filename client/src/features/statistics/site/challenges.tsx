import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { apiLanguage } from '../../../ui/language.js';
import { Money } from '../../../ui/Money.js';
import { type SiteRoute } from '../../../ui/site/page.js';
import { Status } from '../../../ui/site/Status.js';
import { challengeStatus } from '../../challenges/index.js';
import { ChallengeListDocument, type ChallengeListQuery } from './challenge.generated.js';

type Listed = ChallengeListQuery['challenges']['edges'][number]['node'];

/** All challenges, the newest first, with what came of each. */
export const challengesRoute: SiteRoute = {
  path: '/challenges',
  load: async ({ ask, language, i18n }) => {
    const { challenges } = await ask(ChallengeListDocument, { lang: apiLanguage(language) });
    return {
      title: i18n._(msg`Challenges`),
      description: i18n._(msg`Every edition of the challenge with its figures.`),
      body: <Challenges challenges={challenges.edges.map(({ node }) => node)} />,
      place: 'challenges',
      canonical: '/challenges',
    };
  },
};

function Challenges({ challenges }: { readonly challenges: readonly Listed[] }) {
  return (
    <div className="wide record">
      <header className="record-head">
        <h1>
          <Trans>Challenges</Trans>
        </h1>
      </header>
      {challenges.length === 0 && (
        <p className="nothing">
          <Trans>There is no challenge yet.</Trans>
        </p>
      )}
      <ul className="challenge-list">
        {challenges.map((challenge) => (
          <li key={challenge.id}>
            <ChallengeCard challenge={challenge} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function ChallengeCard({ challenge }: { readonly challenge: Listed }) {
  const { t, i18n } = useLingui();
  const { slug, name, year, status, summary, statistics } = challenge;
  const { label, tone } = challengeStatus[status];
  return (
    <article className="panel">
      <p className="code">
        {year} <Status tone={tone}>{i18n._(label)}</Status>
      </p>
      <h2>
        <a href={`/challenges/${slug}`}>{name.text}</a>
      </h2>
      {summary && <p className="summary">{summary.text}</p>}
      <dl className="inline-figures">
        <div>
          <dt>{t`Released`}</dt>
          <dd>{statistics.requirementsReleased}</dd>
        </div>
        <div>
          <dt>{t`Docked`}</dt>
          <dd>{statistics.docked}</dd>
        </div>
        <div>
          <dt>{t`Contract value`}</dt>
          <dd>{statistics.contracted === null ? '–' : <Money fen={statistics.contracted} />}</dd>
        </div>
      </dl>
    </article>
  );
}
