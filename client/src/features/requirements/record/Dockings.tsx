import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Moment } from '../../../ui/Moment.js';
import { Panel } from '../../../ui/Panel.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { dockingStatus } from '../status-names.js';
import { RequirementDealingsDocument } from './around.generated.js';
import { type Need } from './need.js';

/** Talks about a requirement, as far as the viewer may know of them. */
export function Dockings({ need: { id } }: { readonly need: Need }) {
  const { t, i18n } = useLingui();
  const variables = { id, lang: apiLanguage(useLanguage()) };
  const { data } = useQuery(RequirementDealingsDocument, { variables });
  const dockings = data?.requirement?.dockings ?? [];
  if (dockings.length === 0) return null;
  return (
    <Panel title={t`Talks and agreements`}>
      <ul className="questions">
        {dockings.map(({ id: docking, status, team, proposedAt, agreedAt }) => (
          <li key={docking}>
            <div className="line">
              <Link to={`/desk/dockings/${docking}`}>{team?.name.text ?? t`Talks`}</Link>
              <StatusTag tone={dockingStatus[status].tone}>{i18n._(dockingStatus[status].label)}</StatusTag>
              <span className="quiet">
                <Moment at={agreedAt ?? proposedAt} day />
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
