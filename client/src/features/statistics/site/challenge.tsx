import { Trans, useLingui } from '@lingui/react/macro';
import { formatMoney, formatNumber } from '../../../ui/format.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Moment } from '../../../ui/Moment.js';
import { refusalCode, type SiteContext, type SiteRoute } from '../../../ui/site/page.js';
import { Status } from '../../../ui/site/Status.js';
import { challengeStatus } from '../../challenges/index.js';
import { figureNames } from '../figure-names.js';
import {
  ChallengeEditionsDocument,
  type ChallengeEditionsQuery,
  ChallengePageDocument,
  type ChallengePageQuery,
} from './challenge.generated.js';
import { PublicNotices } from './notices.js';
import { ByProvince, ByRegion } from './places.js';
import { ByField, type ChallengeShown, Funnel, needsHref } from './sections.js';
import { Years } from './years.js';

/** A challenge in figures, each with its rows. */
export const challengeRoute: SiteRoute = {
  path: '/challenges/:slug',
  load: async (context) => {
    const { ask, params, language } = context;
    const lang = apiLanguage(language);
    const asked = await ask(ChallengePageDocument, { slug: params.slug!, lang }).catch(unknown);
    if (!asked?.challenge) return null;
    const { challenge, publications, publicNotices } = asked;
    const { editions } = await editionsBeside(challenge, context);
    return {
      title: challenge.name.text,
      description: challenge.summary?.text,
      body: <ChallengePage {...{ challenge, publications, editions }} notices={publicNotices} />,
      place: 'challenges',
      canonical: `/challenges/${challenge.slug}`,
    };
  },
};

/** A list of a challenge that does not exist is refused, while the challenge itself is just null. */
function unknown(error: Error): null {
  if (refusalCode(error) !== 'NOT_FOUND') throw error;
  return null;
}

function editionsBeside({ programme, region }: ChallengeShown, { ask, language }: SiteContext) {
  return ask(ChallengeEditionsDocument, { programme, region, lang: apiLanguage(language) });
}

interface Props {
  readonly challenge: ChallengeShown;
  readonly publications: ChallengePageQuery['publications'];
  readonly notices: ChallengePageQuery['publicNotices'];
  readonly editions: ChallengeEditionsQuery['editions'];
}

function ChallengePage({ challenge, publications, notices, editions }: Props) {
  return (
    <article className="wide record">
      <Head challenge={challenge} />
      <KeyFigures challenge={challenge} />
      <div className="figures">
        <Funnel challenge={challenge} />
        <ByField challenge={challenge} />
        <ByProvince challenge={challenge} />
        <ByRegion challenge={challenge} />
        {editions.length > 1 && <Years editions={editions} />}
        <Stages challenge={challenge} />
        {notices.edges.length > 0 && (
          <PublicNotices slug={challenge.slug} notices={notices} now={challenge.statistics.asOf} />
        )}
        {publications.edges.length > 0 && <Publications publications={publications} />}
      </div>
      <p className="quiet">
        <Trans>
          Counted from the history at <Moment at={challenge.statistics.asOf} />, by the definitions of version{' '}
          {challenge.statistics.definitionVersion}.
        </Trans>
      </p>
    </article>
  );
}

function Head({ challenge: { name, summary, status, year } }: { readonly challenge: ChallengeShown }) {
  const { t, i18n } = useLingui();
  const { label, tone } = challengeStatus[status];
  return (
    <header className="record-head">
      <p className="crumbs">
        <a href="/challenges">{t`Challenges`}</a>
      </p>
      <p className="code">
        {year} <Status tone={tone}>{i18n._(label)}</Status>
      </p>
      <h1>{name.text}</h1>
      {summary && <p className="lead">{summary.text}</p>}
    </header>
  );
}

/** The figures one comes for; each leads to what is behind it. */
function KeyFigures({ challenge: { slug, statistics } }: { readonly challenge: ChallengeShown }) {
  const { i18n } = useLingui();
  const language = useLanguage();
  const { requirementsReleased, solutions, teams, docked, contracted } = statistics;
  const figures = [
    {
      figure: 'REQUIREMENTS_RELEASED',
      text: formatNumber(requirementsReleased, language),
      href: needsHref(slug),
    },
    { figure: 'SOLUTIONS', text: formatNumber(solutions, language), href: '#by-field' },
    { figure: 'TEAMS', text: formatNumber(teams, language), href: '#by-province' },
    { figure: 'DOCKED', text: formatNumber(docked, language), href: needsHref(slug, { status: 'docked' }) },
    {
      figure: 'CONTRACTED',
      text: contracted === null ? '–' : formatMoney(contracted, language),
      href: '#by-field',
    },
  ] as const;
  return (
    <ul className="key-figures">
      {figures.map(({ figure, text, href }) => (
        <li key={figure}>
          <a href={href}>
            <strong>{text}</strong>
            <span>{i18n._(figureNames[figure])}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Stages({ challenge: { stages } }: { readonly challenge: ChallengeShown }) {
  const { t } = useLingui();
  if (stages.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t`Stages`}</h2>
      <ol className="stages">
        {stages.map(({ code, name, from, until }) => (
          <li key={code}>
            <strong>{name.text}</strong>
            <span className="quiet">
              <Moment at={from} day /> – <Moment at={until} day end />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Publications({ publications }: Pick<Props, 'publications'>) {
  const { t } = useLingui();
  return (
    <section className="panel">
      <h2>{t`Publications`}</h2>
      <ul className="links">
        {publications.edges.map(({ node: { id, title, publishedAt } }) => (
          <li key={id}>
            <a href={`/publications/${id}`}>{title.text}</a>{' '}
            <span className="quiet">
              <Moment at={publishedAt} day />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
