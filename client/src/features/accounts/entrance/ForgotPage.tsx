import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAct } from '../../../ui/acting.js';
import { Page } from '../../../ui/Page.js';
import { RefusalAlert } from '../../../ui/RefusalAlert.js';
import { RequestPasswordResetDocument } from './entrance.generated.js';

/** Asks for a link to set a new password. Whether anybody has the name is not told. */
export default function ForgotPage() {
  const { t } = useLingui();
  const [isSent, setSent] = useState(false);
  return (
    <Page title={t`Forgot the password`}>
      <div className="stack">
        {isSent ? <Sent /> : <Ask onDone={() => setSent(true)} />}
        <Link to="/desk/sign-in">
          <Trans>Back to signing in</Trans>
        </Link>
      </div>
    </Page>
  );
}

function Sent() {
  const { t } = useLingui();
  return (
    <Alert
      role="status"
      type="success"
      showIcon
      title={t`If somebody has this name, a link is on its way to them.`}
      description={t`It works for an hour. Where no messages are delivered, an administrator can hand you a link.`}
    />
  );
}

function Ask({ onDone }: { readonly onDone: () => void }) {
  const { t } = useLingui();
  const { act, refusal, isActing } = useAct(RequestPasswordResetDocument);
  const submit = async (given: { login: string }) => {
    if (await act(given)) onDone();
  };
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(given: { login: string }) => void submit(given)}>
      <RefusalAlert refusal={refusal} />
      <Form.Item
        name="login"
        label={t`E-mail, phone or user name`}
        rules={[{ required: true, message: t`This is needed.` }]}
      >
        <Input autoComplete="username" autoFocus />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isActing} block>
        <Trans>Send me a link</Trans>
      </Button>
    </Form>
  );
}
