import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Moment } from '../../../ui/Moment.js';
import { More } from '../../../ui/More.js';
import { Panel } from '../../../ui/Panel.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { LocalizedWords } from '../LocalizedWords.js';
import { questionStatus } from '../status-names.js';
import { AskButton } from './AskButton.js';
import { type Need } from './need.js';
import { QuestionActs } from './QuestionActs.js';
import { type QuestionRowFragment, RequirementQuestionsDocument } from './questions.generated.js';

/** Questions of teams with their answers; nobody but the asking team and the organizer learns who asked. */
export function Questions({ need }: { readonly need: Need }) {
  const { t } = useLingui();
  const variables = { id: need.id, lang: apiLanguage(useLanguage()) };
  const query = useQuery(RequirementQuestionsDocument, { variables });
  const questions = query.data?.requirement?.questions;
  if (!questions || (questions.edges.length === 0 && need.submittedAt === null && !need.releasedAt))
    return null;
  return (
    <Panel title={t`Questions and answers`} actions={<AskButton need={need} />}>
      {questions.edges.length === 0 ? (
        <p className="quiet">
          <Trans>Nobody has asked yet. Every registered team reads the answers; who asks stays hidden.</Trans>
        </p>
      ) : (
        <ul className="questions">
          {questions.edges.map(({ node }) => (
            <Question key={node.id} question={node} need={need} />
          ))}
        </ul>
      )}
      <More of={query} connection={(data) => data.requirement?.questions} />
    </Panel>
  );
}

function Question({ question, need }: { readonly question: QuestionRowFragment; readonly need: Need }) {
  const { i18n } = useLingui();
  const { status, text, answer, askedAt, answeredAt, team } = question;
  const { label, tone } = questionStatus[status];
  return (
    <li>
      <div className="line quiet">
        <StatusTag tone={tone}>{i18n._(label)}</StatusTag>
        <span>
          <Trans>
            Asked <Moment at={askedAt} day />
          </Trans>
        </span>
        {team && <span>{team.name.text}</span>}
      </div>
      <p>
        <LocalizedWords of={text} both />
      </p>
      {answer && (
        <div className="reply">
          <LocalizedWords of={answer} both />
          <div className="quiet">
            <Trans>
              Answered <Moment at={answeredAt} day />
            </Trans>
          </div>
        </div>
      )}
      <QuestionActs question={question} need={need} />
    </li>
  );
}
