import { Trans, useLingui } from '@lingui/react/macro';
import { App, Button, Form, Input } from 'antd';
import { useAct } from '../../../ui/acting.js';
import { RefusalAlert, useProblemOf } from '../../../ui/RefusalAlert.js';
import { ChangePasswordDocument, type ChangePasswordMutationVariables } from './password.generated.js';

/** Changes the password; the server says what is wrong with a new one, beside its field and in a summary. */
export function PasswordForm() {
  const { t } = useLingui();
  const { message } = App.useApp();
  const [form] = Form.useForm<ChangePasswordMutationVariables>();
  const { act, refusal, isActing } = useAct(ChangePasswordDocument);
  const problemOf = useProblemOf(refusal);
  const labels = { currentPassword: t`Present password`, newPassword: t`New password` };
  const submit = async (given: ChangePasswordMutationVariables) => {
    if (!(await act(given))) return;
    form.resetFields();
    void message.success(t`The password is changed; all other sessions have ended.`);
  };
  return (
    <Form form={form} layout="vertical" className="narrow" onFinish={(given) => void submit(given)}>
      <RefusalAlert refusal={refusal} labelOf={(path) => labels[path as keyof typeof labels]} />
      {(['currentPassword', 'newPassword'] as const).map((name) => (
        <Form.Item
          key={name}
          name={name}
          label={labels[name]}
          rules={[{ required: true, message: t`This is needed.` }]}
          {...(problemOf(name) && { help: problemOf(name), validateStatus: 'error' as const })}
        >
          <Input.Password autoComplete={name === 'newPassword' ? 'new-password' : 'current-password'} />
        </Form.Item>
      ))}
      <Button type="primary" htmlType="submit" loading={isActing}>
        <Trans>Change the password</Trans>
      </Button>
    </Form>
  );
}
