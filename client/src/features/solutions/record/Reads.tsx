import { useLingui } from '@lingui/react/macro';
import { Moment } from '../../../ui/Moment.js';
import { Panel } from '../../../ui/Panel.js';
import { readerNames, readPartNames } from '../names.js';
import { type SolutionAsRead } from './solution.js';

/** Who outside the team read it, the latest first. */
export function Reads({ reads }: Pick<SolutionAsRead, 'reads'>) {
  const { t, i18n } = useLingui();
  if (reads.length === 0) return null;
  return (
    <Panel title={t`Who outside the team read it`}>
      <div className="scroll" tabIndex={0} role="region" aria-label={t`Who outside the team read it`}>
        <table className="points">
          <thead>
            <tr>
              <th scope="col">{t`Reader`}</th>
              <th scope="col">{t`What`}</th>
              <th scope="col">{t`When`}</th>
            </tr>
          </thead>
          <tbody>
            {reads.map(({ as, part, at }, index) => (
              <tr key={index}>
                <td>{i18n._(readerNames[as])}</td>
                <td>{i18n._(readPartNames[part])}</td>
                <td>
                  <Moment at={at} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
