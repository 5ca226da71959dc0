import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link, useParams, useSearchParams } from 'react-router';
import { Answer } from '../../../ui/Answer.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Missing } from '../../../ui/Missing.js';
import { Moment } from '../../../ui/Moment.js';
import { Page } from '../../../ui/Page.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { Assigning } from '../rounds/Assigning.js';
import { Outcomes } from '../rounds/Outcomes.js';
import { useJudges, useReviewables } from '../rounds/people.js';
import { Results } from '../rounds/Results.js';
import { useResults, useRoundReviews } from '../rounds/results.js';
import { roundStatus } from '../rounds/round-names.js';
import { RoundActs } from '../rounds/RoundActs.js';
import { Reviews } from '../rounds/Reviews.js';
import { RoundRecordDocument, type RoundRecordQuery } from '../rounds/rounds.generated.js';
import { Terms } from '../rounds/Terms.js';
import '../reviews.css';

type Round = NonNullable<RoundRecordQuery['round']>;
type Part = 'reviews' | 'assign' | 'results' | 'outcomes' | 'terms';

/** One round: its terms, its reviews and who is to write them, its results and what follows from them. */
export default function RoundPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const query = useQuery(RoundRecordDocument, { variables: { id, lang: apiLanguage(useLanguage()) } });
  return (
    <Answer of={query}>
      {({ round }) => (round ? <Record key={round.id} round={round} /> : <Missing title={t`Round`} />)}
    </Answer>
  );
}

function Record({ round }: { readonly round: Round }) {
  const { t, i18n } = useLingui();
  const [search] = useSearchParams();
  const reviews = useRoundReviews(round.id);
  const results = useResults(round.id);
  const isOrganizer = (round.challenge?.viewerActions.length ?? 0) > 0 || round.viewerActions.length > 0;
  const labels: Record<Part, string> = {
    reviews: t`Reviews`,
    assign: t`Assign`,
    results: t`Results`,
    outcomes: t`What follows`,
    terms: t({ context: 'round', message: 'Terms' }),
  };
  const parts: Part[] = [
    'reviews',
    ...(isOrganizer && round.status !== 'FINALISED' ? (['assign'] as const) : []),
    'results',
    'outcomes',
    'terms',
  ];
  const wanted = search.get('part') as Part | null;
  const part =
    wanted && parts.includes(wanted) ? wanted : round.status === 'FINALISED' ? 'results' : 'reviews';
  const { label, tone } = roundStatus[round.status];
  return (
    <Page
      title={round.name.text}
      actions={
        <RoundActs
          round={round}
          reviews={reviews.nodes ?? []}
          onFinalised={() => void results.query.refetch()}
        />
      }
    >
      <p className="facts">
        <StatusTag tone={tone}>{i18n._(label)}</StatusTag>
        {round.challenge && (
          <span>
            <Link to={`/desk/challenges/${round.challenge.slug}/rounds`}>{round.challenge.name.text}</Link>
          </span>
        )}
        {round.finalisedAt && (
          <span>
            <Moment at={round.finalisedAt} />
          </span>
        )}
      </p>
      <nav className="parts" aria-label={t`Parts of the round`}>
        {parts.map((each) => (
          <Link
            key={each}
            to={`?part=${each}`}
            replace
            {...(each === part && { 'aria-current': 'page' as const })}
          >
            {labels[each]}
          </Link>
        ))}
      </nav>
      {part === 'reviews' && (
        <Answer of={reviews.query}>{() => <Reviews round={round} reviews={reviews.nodes ?? []} />}</Answer>
      )}
      {part === 'assign' && <Assign round={round} reviews={reviews} />}
      {part === 'results' && (
        <Answer of={results.query}>
          {() => <Results round={round} results={results.nodes ?? []} isWhole={results.isWhole} />}
        </Answer>
      )}
      {part === 'outcomes' && round.challenge && (
        <Outcomes
          slug={round.challenge.slug}
          round={round}
          challengeId={round.challenge.id}
          results={results.nodes ?? []}
          awardKinds={new Map(round.challenge.awardKinds.map(({ code, name }) => [code, name.text]))}
          mayAct={isOrganizer}
        />
      )}
      {part === 'terms' && <Terms round={round} />}
    </Page>
  );
}

function Assign({
  round,
  reviews,
}: {
  readonly round: Round;
  readonly reviews: ReturnType<typeof useRoundReviews>;
}) {
  const { judges, query } = useJudges(round.challenge?.id ?? '', round.id);
  const { reviewables } = useReviewables(round.challenge?.slug ?? '');
  return (
    <Answer of={query}>
      {() => (
        <Assigning
          roundId={round.id}
          minimumReviews={round.minimumReviews}
          reviews={reviews.nodes ?? []}
          subjects={reviewables}
          judges={judges}
          onAssigned={() => void reviews.query.refetch()}
        />
      )}
    </Answer>
  );
}
