import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { Answer } from '../../../ui/Answer.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { Missing } from '../../../ui/Missing.js';
import { Moment } from '../../../ui/Moment.js';
import { Money } from '../../../ui/Money.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { IndicatorTable, wordsIn } from '../../requirements/index.js';
import { BeginForm } from './BeginForm.js';
import { NeedToAnswerDocument, type NeedToAnswerQuery } from './answer.generated.js';

type Need = NonNullable<NeedToAnswerQuery['requirement']>;
type Team = NeedToAnswerQuery['teams']['edges'][number]['node'];

/** The way to a solution: for which of one's teams, and under which title; or on with what was begun. */
export default function AnswerPage() {
  const { t } = useLingui();
  const { code = '' } = useParams();
  const lang = apiLanguage(useLanguage());
  const query = useQuery(NeedToAnswerDocument, { variables: { code, lang } });
  return (
    <Answer of={query}>
      {({ requirement, teams }) =>
        requirement ? (
          <Beginning need={requirement} teams={teams.edges.map(({ node }) => node)} />
        ) : (
          <Missing title={t`Answer a need`} />
        )
      }
    </Answer>
  );
}

function Beginning({ need, teams }: { readonly need: Need; readonly teams: readonly Team[] }) {
  const { t } = useLingui();
  const language = useLanguage();
  const isOver = need.deadline !== null && new Date(need.deadline) <= new Date();
  const isOpen = ['RELEASED', 'CLOSED', 'DOCKED'].includes(need.status);
  const begun = need.solutions.edges
    .map(({ node }) => node)
    .filter(({ status, team }) => !over.includes(status) && teams.some(({ id }) => id === team?.id));
  const free = teams.filter(({ id }) => !begun.some(({ team }) => team?.id === id));
  return (
    <Page title={t`Answer: ${wordsIn(need.title, language).text}`}>
      <p className="facts">
        <LinkButton
          to={`/desk/requirements/${need.code ?? ''}`}
        >{t`The need, its questions and terms`}</LinkButton>
        <span>
          <Money fen={need.budget} />
        </span>
        {need.deadline && (
          <span>
            <Trans>
              Deadline <Moment at={need.deadline} end />
            </Trans>
            {isOver && <> · {t`over: it can only be handed in late`}</>}
          </span>
        )}
      </p>
      <div className="stack">
        {begun.map(({ id, code, team }) => (
          <Panel key={id} title={t`${team?.name.text ?? ''} has begun an answer`}>
            <LinkButton primary to={`/desk/solutions/${code}/edit`}>{t`Go on with it`}</LinkButton>
          </Panel>
        ))}
        {free.length > 0 && isOpen && (
          <Panel title={t`Begin the answer`}>
            <BeginForm needId={need.id} teams={free} />
          </Panel>
        )}
        {teams.length === 0 && (
          <Panel>
            <Nothing
              why={<Trans>Needs are answered by teams, and you belong to none yet.</Trans>}
              action={<LinkButton primary to="/desk/teams/new">{t`Register a team`}</LinkButton>}
            />
          </Panel>
        )}
        <Panel title={t`What the solution has to prove`}>
          <IndicatorTable indicators={need.indicators} />
        </Panel>
      </div>
    </Page>
  );
}

const over = ['WITHDRAWN', 'LAPSED'];
