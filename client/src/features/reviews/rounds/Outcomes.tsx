import { useQuery } from '@apollo/client/react';
import { Answer } from '../../../ui/Answer.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Awards } from './Awards.js';
import { Decisions, type OutcomeProps } from './Decisions.js';
import { Notices } from './Notices.js';
import { RoundOutcomesDocument } from './outcomes.generated.js';

/** What follows from a round: decisions, awards, public notices. */
export function Outcomes({ slug, ...props }: Omit<OutcomeProps, 'onDone'> & { readonly slug: string }) {
  const query = useQuery(RoundOutcomesDocument, {
    variables: { challenge: slug, lang: apiLanguage(useLanguage()) },
  });
  const shared = { ...props, onDone: () => void query.refetch() };
  const isOfRound = (each: { readonly round: { readonly id: string } | null }) =>
    each.round?.id === props.round.id;
  return (
    <Answer of={query}>
      {({ decisions, awards, publicNotices }) => (
        <div className="stack">
          <Decisions {...shared} decisions={decisions.edges.map(({ node }) => node).filter(isOfRound)} />
          <Awards {...shared} awards={awards.edges.map(({ node }) => node).filter(isOfRound)} />
          <Notices {...shared} notices={publicNotices.edges.map(({ node }) => node)} />
        </div>
      )}
    </Answer>
  );
}
