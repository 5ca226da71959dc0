import { MenuOutlined } from '@ant-design/icons';
import { Trans, useLingui } from '@lingui/react/macro';
import { Grid, Layout } from 'antd';
import { Suspense } from 'react';
import { Outlet, useLocation, useNavigation } from 'react-router';
import { Loading } from '../../ui/Loading.js';
import { Brand } from './Brand.js';
import { DeskMenu } from './DeskMenu.js';
import { LanguageSwitch } from './LanguageSwitch.js';
import { Overlay } from './Overlay.js';
import { PersonMenu } from './PersonMenu.js';

/** Around every page: who one is, the language, and the menu, beside the page or behind a button where it is narrow. */
export function Shell() {
  const isWide = Grid.useBreakpoint().lg ?? true;
  return (
    <Layout className="shell">
      <a className="skip" href="#page">
        <Trans>Skip to the page</Trans>
      </a>
      <Layout.Header className="shell-head">
        {!isWide && <NarrowMenu />}
        <Brand />
        <div className="shell-tools">
          <LanguageSwitch />
          <PersonMenu />
        </div>
      </Layout.Header>
      <Layout>
        {isWide && (
          <Layout.Sider width={232} className="shell-side">
            <DeskMenu />
          </Layout.Sider>
        )}
        <Contents />
      </Layout>
    </Layout>
  );
}

/** The page, and which address it is: the window's is that of the next one while this one is still shown. */
function Contents() {
  const isMoving = useNavigation().state !== 'idle';
  const { pathname, search } = useLocation();
  return (
    <Layout.Content
      className="shell-page"
      id="page"
      tabIndex={-1}
      aria-busy={isMoving}
      data-address={pathname + search}
    >
      <Suspense fallback={<Loading />}>
        <Outlet />
      </Suspense>
    </Layout.Content>
  );
}

function NarrowMenu() {
  const { t } = useLingui();
  return (
    <Overlay className="narrow-menu" button={{ icon: <MenuOutlined />, 'aria-label': t`Menu` }}>
      <DeskMenu />
    </Overlay>
  );
}
