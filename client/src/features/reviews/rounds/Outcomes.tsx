import { Answer } from '../../../ui/Answer.js';
import { Awards, GrantAward } from './Awards.js';
import { Decisions, type OutcomeProps } from './Decisions.js';
import { Notices, PublishNotice } from './Notices.js';
import { useAwards, useDecisions } from './outcomes.js';

/** What follows from a round: decisions, awards, public notices. */
export function Outcomes({ slug, ...props }: Omit<OutcomeProps, 'onDone'> & { readonly slug: string }) {
  const decisions = useDecisions(slug);
  const awards = useAwards(slug);
  const { round, results, awardKinds, mayAct } = props;
  const isOfRound = (each: { readonly round: { readonly id: string } | null }) => each.round?.id === round.id;
  const mayGrant = mayAct && results.length > 0 && awardKinds.size > 0;
  const refetchAwards = () => void awards.query.refetch();
  return (
    <div className="stack">
      <Answer of={decisions.query}>
        {() => (
          <Decisions
            {...props}
            decisions={(decisions.nodes ?? []).filter(isOfRound)}
            onDone={() => void decisions.query.refetch()}
          />
        )}
      </Answer>
      <Answer of={awards.query}>
        {() => (
          <Awards
            awards={(awards.nodes ?? []).filter(isOfRound)}
            awardKinds={awardKinds}
            actions={mayGrant && <GrantAward {...props} onDone={refetchAwards} />}
          />
        )}
      </Answer>
      <Notices slug={slug} actionsOf={(onDone) => mayAct && <PublishNotice {...props} onDone={onDone} />} />
    </div>
  );
}
