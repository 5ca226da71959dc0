import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Answer } from '../../../ui/Answer.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Missing } from '../../../ui/Missing.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Panel } from '../../../ui/Panel.js';
import { Frame, RelatedList } from './Frame.js';
import { HistoryTable } from './HistoryTable.js';
import { Reads } from './Reads.js';
import {
  AuditRequirementDocument,
  AuditSolutionDocument,
  type AuditSolutionQuery,
  AuditTeamDocument,
} from './record.generated.js';

interface Props {
  /** A code, or an id where there is none. */
  readonly of: string;
}

/** The history of a need, with its solutions and dockings. */
export function AuditRequirement({ of }: Props) {
  const { t } = useLingui();
  const query = useQuery(AuditRequirementDocument, {
    variables: { key: of, lang: apiLanguage(useLanguage()) },
  });
  return (
    <Answer of={query}>
      {({ requirement }) => {
        if (!requirement) return <Missing title={of} />;
        const { code, title, history, solutions, dockings } = requirement;
        return (
          <Frame title={title.text} page={`/desk/requirements/${code}`}>
            <HistoryTable title={t`History of ${code ?? ''}`} entries={history} name={`history-${of}`} />
            <RelatedList
              title={t`Solutions`}
              related={solutions.edges.map(({ node }) => ({
                to: `/desk/audit/solution/${node.code}`,
                name: node.code,
                detail: node.team?.name.text,
              }))}
            />
            <RelatedList
              title={t`Dockings`}
              related={dockings.map(({ id, team }) => ({
                to: `/desk/audit/docking/${id}`,
                name: team?.name.text ?? id,
              }))}
            />
          </Frame>
        );
      }}
    </Answer>
  );
}

/** The history of a solution, and who read it. While it is sealed nobody outside the team reads either. */
export function AuditSolution({ of }: Props) {
  const query = useQuery(AuditSolutionDocument, {
    variables: { key: of, lang: apiLanguage(useLanguage()) },
    errorPolicy: 'all',
  });
  return (
    <Answer of={query}>
      {({ solution }) => (solution ? <Solution solution={solution} /> : <Missing title={of} />)}
    </Answer>
  );
}

function Solution({ solution }: { readonly solution: NonNullable<AuditSolutionQuery['solution']> }) {
  const { t } = useLingui();
  const { code, openedAt, requirement, history, reads } = solution;
  return (
    <Frame title={t`Solution ${code}`} page={`/desk/solutions/${code}`}>
      {requirement && (
        <RelatedList
          title={t`Need`}
          related={[
            {
              to: `/desk/audit/requirement/${requirement.code}`,
              name: requirement.title.text,
              detail: requirement.code,
            },
          ]}
        />
      )}
      {openedAt === null ? (
        <Panel>
          <Nothing why={<Trans>It is sealed. Its history can be read once its need is closed.</Trans>} />
        </Panel>
      ) : (
        <>
          <HistoryTable title={t`History of ${code}`} entries={history} name={`history-${code}`} />
          <Reads reads={reads} />
        </>
      )}
    </Frame>
  );
}

/** The history of a team. */
export function AuditTeam({ of }: Props) {
  const { t } = useLingui();
  const query = useQuery(AuditTeamDocument, { variables: { id: of, lang: apiLanguage(useLanguage()) } });
  return (
    <Answer of={query}>
      {({ team }) =>
        team ? (
          <Frame title={team.name.text} page={`/desk/teams/${team.id}`}>
            <HistoryTable
              title={t`History of the team`}
              entries={team.history}
              name={`history-team-${team.id}`}
            />
          </Frame>
        ) : (
          <Missing title={t`Team`} />
        )
      }
    </Answer>
  );
}
