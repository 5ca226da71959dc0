import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Form } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useLanguage } from '../../../ui/language.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { Moment } from '../../../ui/Moment.js';
import { Page } from '../../../ui/Page.js';
import { Panel } from '../../../ui/Panel.js';
import { useViewer } from '../../accounts/index.js';
import { wordsIn } from '../../requirements/index.js';
import { usePartLabels } from '../labels.js';
import { AnswerFields } from './AnswerFields.js';
import { BrowserStore } from './browser-copy.js';
import { CheckStep } from './CheckStep.js';
import { KeeperContext, useKeeper } from './context.js';
import { draftOf, type Part } from './draft.js';
import { DraftKeeper } from './DraftKeeper.js';
import { FilesStep } from './FilesStep.js';
import { keeperPort } from './keeper-port.js';
import { MeanwhileNotice } from './MeanwhileNotice.js';
import { SaveState } from './SaveState.js';
import { OverviewFields, PeopleFields, PlanFields, RouteFields } from './SimpleSteps.js';
import { type Step, stepKeys, useSteps } from './steps.js';
import { TaskList } from './TaskList.js';
import { type SolutionFormQuery } from './wizard.generated.js';
import '../solutions.css';

export type FormSolution = NonNullable<SolutionFormQuery['solution']>;

interface Props {
  readonly solution: FormSolution;
  readonly content: NonNullable<FormSolution['content']>;
  readonly need: NonNullable<FormSolution['requirement']>;
}

/** The form of a solution: the need's indicator table and what goes with it, kept while one writes. */
export function Wizard({ solution, content, need }: Props) {
  const client = useApolloClient();
  const { id: personId } = useViewer();
  const [keeper] = useState(() => {
    const isOpen = solution.viewerActions.includes('EDIT');
    const server = { version: solution.version, draft: draftOf(content), isOpen };
    return new DraftKeeper(keeperPort(client, solution.id), new BrowserStore(personId, solution.id), server);
  });
  useEffect(() => keeper.start(), [keeper]);
  return (
    <KeeperContext value={keeper}>
      <Steps solution={solution} content={content} need={need} />
    </KeeperContext>
  );
}

function Steps({ solution, content, need }: Props) {
  const { t } = useLingui();
  const language = useLanguage();
  const { shown } = useKeeper();
  const labels = usePartLabels();
  const steps = useSteps(shown.draft, need.indicators, content.files.length);
  const [search] = useSearchParams();
  const wanted = search.get('step');
  const present = steps.find(({ key }) => key === wanted) ?? steps[0]!;
  const indicatorOf = (part: Part) => need.indicators.find(({ key }) => part === `responses.${key}`);
  const labelOf = (part: Part) => {
    const indicator = indicatorOf(part);
    return indicator ? wordsIn(indicator.name, language).text : labels[part as keyof typeof labels];
  };
  return (
    <Page
      title={t`Answer: ${wordsIn(need.title, language).text}`}
      actions={
        <>
          <SaveState of={shown} />
          <LinkButton to={`/desk/solutions/${solution.code}`}>{t`To the solution`}</LinkButton>
        </>
      }
    >
      <p className="facts quiet">
        {solution.team && <span>{solution.team.name.text}</span>}
        <span>
          <Link to={`/desk/requirements/${need.code ?? ''}`}>
            <Trans>The need, its questions and terms</Trans>
          </Link>
        </span>
        {need.deadline && (
          <span>
            <Trans>
              Deadline <Moment at={need.deadline} end />
            </Trans>
          </span>
        )}
      </p>
      <MeanwhileNotice labelOf={labelOf} />
      <div className="wizard">
        <TaskList steps={steps} present={present.key} />
        <Panel title={present.label}>
          <Form layout="vertical" component="div" requiredMark={false}>
            <StepFields step={present} solution={solution} content={content} need={need} />
          </Form>
          <Onwards step={present} />
        </Panel>
      </div>
    </Page>
  );
}

function StepFields({ step, solution, content, need }: Props & { readonly step: Step }) {
  const { key } = step;
  if (key === 'overview') return <OverviewFields />;
  if (key === 'answers') return <AnswerFields indicators={need.indicators} />;
  if (key === 'route') return <RouteFields />;
  if (key === 'plan') return <PlanFields />;
  if (key === 'people') return <PeopleFields />;
  if (key === 'files') return <FilesStep id={solution.id} files={content.files} />;
  return <CheckStep id={solution.id} code={solution.code} indicators={need.indicators} step={step} />;
}

function Onwards({ step }: { readonly step: Step }) {
  const { t } = useLingui();
  const next = stepKeys[stepKeys.indexOf(step.key) + 1];
  if (!next) return null;
  return (
    <LinkButton primary to={`?step=${next}`}>
      {t`Continue`}
    </LinkButton>
  );
}
