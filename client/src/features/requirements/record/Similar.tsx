import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Money } from '../../../ui/Money.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { Panel } from '../../../ui/Panel.js';
import { requirementStatus } from '../status-names.js';
import { SimilarRequirementsDocument } from './around.generated.js';
import { addressOf, type Need } from './need.js';

/** Other requirements that share most with this one; the page does without while search does not answer. */
export function Similar({ need: { id } }: { readonly need: Need }) {
  const { t, i18n } = useLingui();
  const lang = apiLanguage(useLanguage());
  const { data } = useQuery(SimilarRequirementsDocument, { variables: { id, lang } });
  const similar = data?.similarRequirements ?? [];
  if (similar.length === 0) return null;
  return (
    <Panel title={t`Similar needs`}>
      <ul className="questions">
        {similar.map((other) => (
          <li key={other.id}>
            <Link to={addressOf(other)}>{other.title.text}</Link>
            <div className="line quiet">
              {other.code && <span>{other.code}</span>}
              <Money fen={other.budget} />
              <StatusTag tone={requirementStatus[other.status].tone}>
                {i18n._(requirementStatus[other.status].label)}
              </StatusTag>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
