import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { NavLink } from 'react-router';
import { useViewer } from '../../features/accounts/index.js';
import { menuOf } from './navigation.js';

/** The pages of the viewer's desks. */
export function DeskMenu() {
  const { t, i18n } = useLingui();
  const viewer = useViewer();
  const groups = useMemo(() => menuOf(viewer), [viewer]);
  return (
    <nav className="desk-menu" aria-label={t`Desks`}>
      {groups.map(({ key, label, entries }) => (
        <section key={key}>
          <h2>{i18n._(label)}</h2>
          <ul>
            {entries.map(({ to, label: name }) => (
              <li key={to}>
                <NavLink to={to}>{i18n._(name)}</NavLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
