import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode } from 'react';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Moment } from '../../../ui/Moment.js';
import { Money } from '../../../ui/Money.js';
import { placeName } from '../../../ui/region.js';
import { refusalCode, type SiteRoute } from '../../../ui/site/page.js';
import { Status } from '../../../ui/site/Status.js';
import { requirementStatus } from '../status-names.js';
import { IndicatorTable } from './IndicatorTable.js';
import { NeedCard } from './NeedCard.js';
import {
  NeedDocument,
  type NeedQuery,
  SimilarNeedsDocument,
  type SimilarNeedsQuery,
} from './need.generated.js';
import { structuredNeed } from './structured-need.js';

type Need = NonNullable<NeedQuery['requirement']>;

/** One need, as the public may read it. */
export const needRoute: SiteRoute = {
  path: '/requirements/:code',
  load: async ({ ask, params, language, i18n, origin, now }) => {
    const variables = { code: params.code!, lang: apiLanguage(language) };
    const { requirement: need } = await ask(NeedDocument, variables);
    if (!need) return null;
    const { similarRequirements: similar } = await ask(SimilarNeedsDocument, variables).catch(
      noneWithoutSearch,
    );
    return {
      title: `${need.title.text} · ${need.code}`,
      description: need.summary?.text ?? i18n._(msg`A technology need of an enterprise.`),
      body: <NeedPage need={need} similar={similar} now={now} />,
      place: 'needs',
      canonical: `/requirements/${need.code}`,
      structured: structuredNeed(need, origin),
    };
  },
};

/** What is alike comes from the search, and the page does without. */
function noneWithoutSearch(error: unknown): SimilarNeedsQuery {
  if (refusalCode(error) === null) throw error;
  return { similarRequirements: [] };
}

interface PageProps {
  readonly need: Need;
  readonly similar: SimilarNeedsQuery['similarRequirements'];
  readonly now: Date;
}

function NeedPage({ need, similar, now }: PageProps) {
  const { t, i18n } = useLingui();
  const { label, tone } = requirementStatus[need.status];
  return (
    <article className="wide record">
      <header className="record-head">
        <p className="crumbs">
          <a href="/">{t`Needs`}</a>
          {need.challenge && <a href={`/?challenge=${need.challenge.slug}`}>{need.challenge.name.text}</a>}
        </p>
        <p className="code">
          {need.code} <Status tone={tone}>{i18n._(label)}</Status>
        </p>
        <h1>{need.title.text}</h1>
      </header>
      <div className="record-body">
        <div className="record-main">
          <Words need={need} />
        </div>
        <Terms need={need} />
      </div>
      {similar.length > 0 && <Similar need={need} similar={similar} now={now} />}
    </article>
  );
}

function Words({ need }: { readonly need: Need }) {
  const { t } = useLingui();
  return (
    <>
      <Section title={t`The problem`}>
        <p className="lead">{need.summary?.text}</p>
      </Section>
      {need.background && <Section title={t`Background`}>{need.background.text}</Section>}
      <section className="panel">
        <h2>{t`What a solution has to prove`}</h2>
        <IndicatorTable indicators={need.indicators} />
      </section>
      {!need.background && (
        <p className="note">
          <Trans>
            Background, terms on intellectual property, and questions with their answers are for registered
            teams:{' '}
            <a href={`/desk/sign-in?from=${encodeURIComponent(`/desk/requirements/${need.code}`)}`}>
              sign in
            </a>{' '}
            to read them.
          </Trans>
        </p>
      )}
    </>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="panel">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** What is fixed about a need, at a glance. */
function Terms({ need }: { readonly need: Need }) {
  const { t } = useLingui();
  const language = useLanguage();
  const { challenge, cooperationModes } = need;
  const field = challenge?.fields.find(({ code }) => code === need.field)?.name.text;
  const modes = cooperationModes.map(
    (code) => challenge?.modes.find((mode) => mode.code === code)?.name.text ?? code,
  );
  const terms: readonly (readonly [title: string, value: ReactNode])[] = [
    [t`Budget`, <Money fen={need.budget} />],
    [t`Deadline`, need.deadline ? <Moment at={need.deadline} end /> : '–'],
    [t`Field`, field ?? '–'],
    [t`Place`, placeName(need.region, language)],
    [t`Cooperation`, modes.join(language === 'en' ? ', ' : '、') || '–'],
    [t`Award slots`, need.awardSlots],
    [t`Enterprise`, need.organization?.name.text ?? t`Not named in public`],
    [t`Released`, <Moment at={need.releasedAt} day />],
  ];
  return (
    <aside className="terms" aria-label={t`At a glance`}>
      <dl>
        {terms.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {need.status === 'RELEASED' && (
        <a className="button" href={`/desk/requirements/${need.code}`}>{t`Answer this need`}</a>
      )}
    </aside>
  );
}

/** Other needs that share most with this one. */
function Similar({ need, similar, now }: PageProps) {
  const { t } = useLingui();
  const fieldName = (code: string | null) =>
    need.challenge?.fields.find((field) => field.code === code)?.name.text;
  return (
    <section className="similar">
      <h2>{t`Similar needs`}</h2>
      <ul>
        {similar.map((other) => (
          <li key={other.id}>
            <NeedCard need={other} fieldName={fieldName(other.field)} now={now} />
          </li>
        ))}
      </ul>
    </section>
  );
}
