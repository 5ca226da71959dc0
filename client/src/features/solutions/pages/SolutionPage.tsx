import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert } from 'antd';
import { Link, useParams } from 'react-router';
import { Answer } from '../../../ui/Answer.js';
import { HistoryList } from '../../../ui/HistoryList.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { Missing } from '../../../ui/Missing.js';
import { Moment } from '../../../ui/Moment.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { LocalizedWords, wordsIn } from '../../requirements/index.js';
import { useBelongsTo } from '../../teams/index.js';
import { linesOf } from '../content-lines.js';
import { usePartLabels } from '../labels.js';
import { solutionActionNames, solutionStatus } from '../names.js';
import { Acts } from '../record/Acts.js';
import { Content } from '../record/Content.js';
import { Reads } from '../record/Reads.js';
import { Receipts } from '../record/Receipts.js';
import { type SolutionAsRead, type SolutionOwn } from '../record/solution.js';
import { SolutionOwnDocument, SolutionRecordDocument } from '../record/record.generated.js';

type Solution = SolutionAsRead;

/** One solution, for everybody who may see it: its team, and once it is opened those who deal with it. */
export default function SolutionPage() {
  const { t } = useLingui();
  const { code = '' } = useParams();
  const query = useQuery(SolutionRecordDocument, { variables: { code, lang: apiLanguage(useLanguage()) } });
  return (
    <Answer of={query}>
      {({ solution }) =>
        solution ? (
          <SolutionRecord solution={solution} reload={() => void query.refetch()} />
        ) : (
          <Missing title={t`Solution`} />
        )
      }
    </Answer>
  );
}

function SolutionRecord({ solution, reload }: { readonly solution: Solution; readonly reload: () => void }) {
  const { t } = useLingui();
  const language = useLanguage();
  const isOwn = useBelongsTo(solution.team?.id);
  const { data } = useQuery(SolutionOwnDocument, { variables: { code: solution.code }, skip: !isOwn });
  const own = data?.solution;
  const content = solution.submitted ?? own?.content;
  const indicators = solution.requirement?.indicators ?? [];
  const title = content ? wordsIn(content.title, language).text : t`Solution ${solution.code}`;
  return (
    <Page title={title} actions={<Acts solution={solution} reload={reload} />}>
      <div className="stack">
        <Standing solution={solution} />
        <WorkingCopyNotice solution={solution} content={own?.content} />
        {solution.feedback && (
          <Panel title={t`What the team was told`}>
            <LocalizedWords of={solution.feedback} />
          </Panel>
        )}
        {content ? (
          <Content content={content} indicators={indicators} />
        ) : (
          !isOwn && (
            <Panel>
              <Trans>The contents are sealed until the need closes.</Trans>
            </Panel>
          )
        )}
        <Receipts solution={solution} versions={own?.versions ?? []} indicators={indicators} />
        <Reads reads={solution.reads} />
        {solution.history.length > 0 && (
          <Panel title={t`History`}>
            <HistoryList
              entries={folded(solution.history)}
              actionNames={solutionActionNames}
              states={solutionStatus}
              nameOf={nameIn(solution)}
            />
          </Panel>
        )}
      </div>
    </Page>
  );
}

/** Autosave leaves a row for each pause in writing; of a run of them the last one tells enough. */
function folded(history: Solution['history']): Solution['history'] {
  return history.filter((row, index) => {
    const next = history[index + 1];
    return row.action !== 'edit' || next?.action !== 'edit' || next.actorId !== row.actorId;
  });
}

function nameIn({ team, requirement }: Solution) {
  const people = team?.members.map(({ person, name }) => [person?.id, name.text] as const) ?? [];
  const parties = [team?.organization, requirement?.organization].map(
    (each) => [each?.id, each?.name.text] as const,
  );
  const names = new Map([...people, ...parties]);
  return (id: string) => names.get(id);
}

function Standing({ solution }: { readonly solution: Solution }) {
  const { i18n } = useLingui();
  const language = useLanguage();
  const { label, tone } = solutionStatus[solution.status];
  const { requirement, team, receipt, handedOverAt, code } = solution;
  return (
    <p className="facts">
      <StatusTag tone={tone}>{i18n._(label)}</StatusTag>
      <span>{code}</span>
      {requirement && (
        <span>
          <Trans>
            answers{' '}
            <Link to={`/desk/requirements/${requirement.code ?? ''}`}>
              {wordsIn(requirement.title, language).text}
            </Link>
          </Trans>
        </span>
      )}
      {team && <Link to={`/desk/teams/${team.id}`}>{team.name.text}</Link>}
      {receipt && (
        <span>
          <Trans>
            handed in <Moment at={receipt.receivedAt} />
          </Trans>
        </span>
      )}
      {handedOverAt && (
        <span>
          <Trans>
            handed over <Moment at={handedOverAt} day />
          </Trans>
        </span>
      )}
    </p>
  );
}

/** For the team: that the working copy has gone on since the version handed in. */
function WorkingCopyNotice({
  solution,
  content,
}: {
  solution: Solution;
  content: SolutionOwn['content'] | undefined;
}) {
  const { t } = useLingui();
  const language = useLanguage();
  const labels = usePartLabels();
  const { submitted, status, code, requirement } = solution;
  if (!content || !solution.viewerActions.includes('EDIT')) return null;
  const open = <LinkButton to={`/desk/solutions/${code}/edit`}>{t`Go on writing`}</LinkButton>;
  if (status === 'DRAFT') {
    const title = t`This is a draft: only the team can read it, and it does not count until it is handed in.`;
    return <Alert type="info" showIcon title={title} action={open} />;
  }
  const say = (each: typeof content) =>
    JSON.stringify(linesOf(each, requirement?.indicators ?? [], labels, language));
  if (!submitted || say(submitted) === say(content)) return null;
  const title = t`The working copy has changed since. What is shown here is what was handed in.`;
  return <Alert type="warning" showIcon title={title} action={open} />;
}
