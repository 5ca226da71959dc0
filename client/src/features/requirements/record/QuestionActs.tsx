import { useLingui } from '@lingui/react/macro';
import { Flex } from 'antd';
import { ActButton } from '../../../ui/ActButton.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { asInput } from '../words.js';
import { type Need, useBehalf, useRefresh } from './need.js';
import {
  AmendAnswerDocument,
  AnswerQuestionDocument,
  DismissQuestionDocument,
  type QuestionRowFragment,
  WithdrawQuestionDocument,
} from './questions.generated.js';

interface Props {
  readonly question: QuestionRowFragment;
  readonly need: Need;
}

/** What the viewer could do to a question now. */
export function QuestionActs({ question, need }: Props) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const { id, version, viewerActions } = question;
  const common = { version, onDone: refresh };
  if (viewerActions.length === 0) return null;
  return (
    <Flex gap="small" wrap>
      {viewerActions.includes('ANSWER') && (
        <AnswerAct question={question} need={need} label={t({ context: 'question', message: 'Answer' })} />
      )}
      {viewerActions.includes('AMEND') && (
        <AnswerAct question={question} need={need} label={t`Amend the answer`} />
      )}
      {viewerActions.includes('DISMISS') && (
        <ActButton
          of={DismissQuestionDocument}
          label={t`Leave unanswered`}
          reason
          variables={(act) => ({ id, act })}
          {...common}
        />
      )}
      {viewerActions.includes('WITHDRAW') && <WithdrawAct question={question} />}
    </Flex>
  );
}

function AnswerAct({ question, need, label }: Props & { readonly label: string }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const behalf = useBehalf(need.organization);
  const { id, version, answer } = question;
  return (
    <ActButton<unknown, { id: string; answer: LocalizedTextInput }, { answer: LocalizedTextInput }>
      of={answer ? AmendAnswerDocument : AnswerQuestionDocument}
      label={label}
      primary={!answer}
      version={version}
      behalf={behalf}
      initialValues={{ ...(answer && { answer: asInput(answer)! }) }}
      labelOf={() => t({ context: 'question', message: 'Answer' })}
      variables={(act, values) => ({ id, answer: values.answer, act })}
      onDone={refresh}
    >
      <FieldItem name="answer" label={t`Answer, for every registered team to read`} needed>
        <LocalizedField rows={4} maxLength={20_000} />
      </FieldItem>
    </ActButton>
  );
}

/** An organizer takes it back only for the team, which is the party then. */
function WithdrawAct({ question: { id, version } }: Pick<Props, 'question'>) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <ActButton
      of={WithdrawQuestionDocument}
      label={t`Withdraw the question`}
      version={version}
      confirm={t`Nobody answers it then.`}
      variables={(act) => ({ id, act })}
      onDone={refresh}
    />
  );
}
