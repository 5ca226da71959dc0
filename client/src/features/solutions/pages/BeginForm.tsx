import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Form } from 'antd';
import { useNavigate } from 'react-router';
import { useAct } from '../../../ui/acting.js';
import { ChoiceField } from '../../../ui/fields/ChoiceField.js';
import { FieldItem } from '../../../ui/fields/FieldItem.js';
import { LocalizedField } from '../../../ui/fields/LocalizedField.js';
import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { RefusalAlert } from '../../../ui/RefusalAlert.js';
import { RefusalContext } from '../../../ui/refusal.js';
import { DraftSolutionDocument } from './answer.generated.js';

interface Beginning {
  readonly teamId: string;
  readonly title: LocalizedTextInput;
}

interface Props {
  readonly needId: string;
  readonly teams: readonly { readonly id: string; readonly name: { readonly text: string } }[];
}

/** Begins a draft, which nobody but the team can read. */
export function BeginForm({ needId, teams }: Props) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { act, refusal, isActing } = useAct(DraftSolutionDocument);
  const labels: Record<string, string> = {
    title: t`Title of the solution`,
    teamId: t`Team`,
    requirementId: t`Need`,
    challengeId: t`Challenge`,
  };
  const begin = async ({ teamId, title }: Beginning) => {
    const done = await act({ requirementId: needId, teamId, content: { title } });
    if (done) await navigate(`/desk/solutions/${done.code}/edit`);
  };
  const choices = teams.map(({ id, name }) => ({ value: id, label: name.text }));
  return (
    <RefusalContext value={refusal}>
      <RefusalAlert refusal={refusal} labelOf={(path) => labels[path.replace('content.', '')]} />
      <Form<Beginning>
        layout="vertical"
        className="readable"
        requiredMark={false}
        initialValues={{ teamId: choices[0]?.value }}
        onFinish={(given) => void begin(given)}
      >
        <FieldItem name="teamId" label={labels.teamId} needed>
          <ChoiceField choices={choices} />
        </FieldItem>
        <FieldItem
          name="title"
          path="content.title"
          label={labels.title}
          needed
          extra={t`Nobody but the team can read the answer until the need closes.`}
        >
          <LocalizedField maxLength={200} />
        </FieldItem>
        <Button type="primary" htmlType="submit" loading={isActing}>
          <Trans>Begin</Trans>
        </Button>
      </Form>
    </RefusalContext>
  );
}
