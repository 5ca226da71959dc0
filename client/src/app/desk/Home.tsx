import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { useViewer } from '../../features/accounts/index.js';
import { Page } from '../../ui/Page.js';
import { Panel } from '../../ui/Panel.js';
import { menuOf } from './navigation.js';
import { mayWait, Waiting } from './Waiting.js';

/** What waits for the viewer, and where to go: every desk with its pages. */
export function Home() {
  const { t, i18n } = useLingui();
  const viewer = useViewer();
  const groups = menuOf(viewer);
  const waits = mayWait(viewer);
  return (
    <Page title={t`Hello, ${viewer.name.text}`}>
      {!viewer.roles.some(({ status }) => status === 'GIVEN') && (
        <p className="readable">
          <Trans>
            You have no role yet. Enter your organization to post a need, or register a team to answer the{' '}
            <a href="/">released needs</a>.
          </Trans>
        </p>
      )}
      <div className={waits ? 'home' : ''}>
        <div className={waits ? 'stack' : 'cards'}>
          {groups.map(({ key, label, entries }) => (
            <Panel key={key} title={i18n._(label)}>
              <ul className="plain">
                {entries.map(({ to, label: name }) => (
                  <li key={to}>
                    <Link to={to}>{i18n._(name)}</Link>
                  </li>
                ))}
              </ul>
            </Panel>
          ))}
        </div>
        {waits && <Waiting />}
      </div>
    </Page>
  );
}
