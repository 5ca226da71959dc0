import { Outlet } from 'react-router';
import { Panel } from '../../ui/Panel.js';
import { Brand } from './Brand.js';
import { LanguageSwitch } from './LanguageSwitch.js';

/** Around the pages for who is not signed in. */
export function Entrance() {
  return (
    <div className="sign-in">
      <header>
        <Brand />
        <LanguageSwitch />
      </header>
      <main>
        <Panel>
          <Outlet />
        </Panel>
      </main>
    </div>
  );
}
