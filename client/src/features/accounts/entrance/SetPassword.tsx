import { type TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Form, Input } from 'antd';
import { Link, useLocation, useNavigate } from 'react-router';
import { type Refusal, useAct } from '../../../ui/acting.js';
import { RefusalAlert, useProblemOf } from '../../../ui/RefusalAlert.js';

interface Credential {
  readonly link: string;
  readonly password: string;
}

interface Props<Data> {
  /** Takes the link and the password, and signs in. */
  readonly document: TypedDocumentNode<Data, Credential>;
}

/** Where a one-time link leads: a password is chosen, and one is signed in. The secret stands behind the `#`. */
export function SetPassword<Data>({ document }: Props<Data>) {
  const link = useLink();
  const client = useApolloClient();
  const navigate = useNavigate();
  const { act, refusal, isActing } = useAct(document);
  const submit = async ({ password }: Pick<Credential, 'password'>) => {
    if (!(await act({ link, password }))) return;
    await client.clearStore();
    await navigate('/desk', { replace: true });
  };
  if (link === '' || isSpent(refusal)) return <Spent />;
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(given: Credential) => void submit(given)}>
      <PasswordField refusal={refusal} />
      <Button type="primary" htmlType="submit" loading={isActing} block>
        <Trans>Set the password and sign in</Trans>
      </Button>
    </Form>
  );
}

function PasswordField({ refusal }: { readonly refusal: Refusal | null }) {
  const { t } = useLingui();
  const problemOf = useProblemOf(refusal);
  const problem = problemOf('password') ?? problemOf('newPassword');
  return (
    <>
      <RefusalAlert refusal={refusal} labelOf={() => t`New password`} />
      <Form.Item
        name="password"
        label={t`New password`}
        extra={t`At least 10 characters; a few words that only you would put together are best.`}
        rules={[{ required: true, message: t`This is needed.` }]}
        {...(problem && { help: problem, validateStatus: 'error' as const })}
      >
        <Input.Password autoComplete="new-password" autoFocus />
      </Form.Item>
    </>
  );
}

/** The secret, behind `#link=` where no server logs it, or as a query. */
function useLink(): string {
  const { hash, search } = useLocation();
  return new URLSearchParams(hash.slice(1)).get('link') ?? new URLSearchParams(search).get('link') ?? '';
}

function isSpent(refusal: Refusal | null): boolean {
  return refusal?.problems.some(({ code }) => code === 'INVALID_LINK') ?? false;
}

function Spent() {
  const { t } = useLingui();
  return (
    <div className="stack">
      <Alert
        role="alert"
        type="warning"
        showIcon
        title={t`This link cannot be used.`}
        description={t`Every link works once and only for a while. A newer one makes the earlier ones void.`}
      />
      <Link to="/desk/forgot">
        <Trans>Ask for a new link</Trans>
      </Link>
    </div>
  );
}
