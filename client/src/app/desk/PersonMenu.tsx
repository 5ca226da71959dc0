import { DownOutlined } from '@ant-design/icons';
import { useApolloClient, useMutation } from '@apollo/client/react';
import { Trans } from '@lingui/react/macro';
import { Button } from 'antd';
import { NavLink, useNavigate } from 'react-router';
import { SignOutDocument, useViewer } from '../../features/accounts/index.js';
import { Overlay } from './Overlay.js';

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
  const button = { icon: <DownOutlined />, iconPlacement: 'end', children: name.text } as const;
  return (
    <Overlay className="person-menu" button={button}>
      <NavLink to="/desk/account">
        <Trans>My account</Trans>
      </NavLink>
      <Button type="text" onClick={() => void signOut()}>
        <Trans>Sign out</Trans>
      </Button>
    </Overlay>
  );
}
