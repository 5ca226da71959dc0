import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Form, Input } from 'antd';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { SignInDocument } from '../../features/accounts/index.js';
import { useAct } from '../../ui/acting.js';
import { Page } from '../../ui/Page.js';
import { RefusalAlert } from '../../ui/RefusalAlert.js';

interface Credentials {
  login: string;
  password: string;
}

/** Only places on the desks: a link from elsewhere must not lead away after signing in. */
function placeAfter(from: string | null): string {
  return from?.startsWith('/desk/') && !from.startsWith('/desk/sign-in') ? from : '/desk';
}

/** Signing in; afterwards one is where one wanted to be. */
export function SignIn() {
  const { t } = useLingui();
  return (
    <Page title={t`Sign in`}>
      <SignInForm />
    </Page>
  );
}

function SignInForm() {
  const client = useApolloClient();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { state } = useLocation() as { state: { hasEnded?: boolean } | null };
  const { act, refusal, isActing } = useAct(SignInDocument);
  const submit = async (credentials: Credentials) => {
    if (!(await act(credentials))) return;
    await client.clearStore();
    await navigate(placeAfter(search.get('from')));
  };
  return (
    <Form<Credentials> layout="vertical" requiredMark={false} onFinish={(given) => void submit(given)}>
      {state?.hasEnded && !refusal && <SessionEnded />}
      {refusal?.kind === 'refused' ? <WrongCredentials /> : <RefusalAlert refusal={refusal} />}
      <CredentialFields />
      <Button type="primary" htmlType="submit" loading={isActing} block>
        <Trans>Sign in</Trans>
      </Button>
      <p className="forgot">
        <Link to="/desk/forgot">
          <Trans>Forgot the password?</Trans>
        </Link>
      </p>
    </Form>
  );
}

function CredentialFields() {
  const { t } = useLingui();
  const needed = [{ required: true, message: t`This is needed.` }];
  return (
    <>
      <Form.Item name="login" label={t`E-mail, phone or user name`} rules={needed}>
        <Input autoComplete="username" autoFocus />
      </Form.Item>
      <Form.Item name="password" label={t`Password`} rules={needed}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
    </>
  );
}

function SessionEnded() {
  const { t } = useLingui();
  const title = t`Your session has ended. Sign in to go on where you were.`;
  return <Alert role="status" type="info" showIcon title={title} className="ended" />;
}

function WrongCredentials() {
  const { t } = useLingui();
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={t`The name or the password is wrong, or the account is locked.`}
    />
  );
}
