import { DownOutlined } from '@ant-design/icons';
import { useApolloClient, useMutation } from '@apollo/client/react';
import { Trans } from '@lingui/react/macro';
import { Button, Dropdown } from 'antd';
import { Link, useNavigate } from 'react-router';
import { SignOutDocument, useViewer } from '../../features/accounts/index.js';

/** Who is signed in, and what one can do about that. */
export function PersonMenu() {
  const { name } = useViewer();
  const client = useApolloClient();
  const navigate = useNavigate();
  const [leave] = useMutation(SignOutDocument);
  const signOut = async () => {
    await leave();
    await navigate('/desk/sign-in');
    await client.clearStore();
  };
  const items = [
    {
      key: 'account',
      label: (
        <Link to="/desk/account">
          <Trans>My account</Trans>
        </Link>
      ),
    },
    { key: 'sign-out', label: <Trans>Sign out</Trans>, onClick: () => void signOut() },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text" icon={<DownOutlined />} iconPlacement="end">
        {name.text}
      </Button>
    </Dropdown>
  );
}
