import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { LinkButton } from '../../../ui/LinkButton.js';
import { Money } from '../../../ui/Money.js';
import { Nothing } from '../../../ui/Nothing.js';
import { Panel } from '../../../ui/Panel.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { holds, useViewer } from '../../accounts/index.js';
import { contractKinds, contractStatus } from '../../contracts/index.js';
import { type Docking, isOfSide } from './docking.js';

/** The contracts about an agreement, and drafting one. */
export function Contracts({ docking }: { readonly docking: Docking }) {
  const { t, i18n } = useLingui();
  const viewer = useViewer();
  const { contracts, challenge, status, id } = docking;
  const writes =
    isOfSide(viewer, docking, 'ENTERPRISE') ||
    holds(viewer, ['ORGANIZER'], { kind: 'CHALLENGE', id: challenge?.id });
  const mayDraft = status === 'AGREED' && writes;
  const draft = mayDraft && (
    <LinkButton to={`/desk/contracts/new?docking=${id}`} primary={contracts.length === 0}>
      <Trans>Draft a contract</Trans>
    </LinkButton>
  );
  return (
    <Panel title={t`Contracts`} actions={draft}>
      {contracts.length === 0 ? (
        <Nothing why={<Trans>Contracts come after the agreement.</Trans>} />
      ) : (
        <ul className="plain">
          {contracts.map(({ code, kind, name, status: state, terms }) => (
            <li key={code}>
              <Link to={`/desk/contracts/${code}`}>{name.text}</Link>{' '}
              <StatusTag tone={contractStatus[state].tone}>{i18n._(contractStatus[state].label)}</StatusTag>
              <div className="quiet facts">
                <span>{code}</span>
                <span>{i18n._(contractKinds[kind])}</span>
                <span>
                  {terms.total === null ? <Trans>Amount undetermined</Trans> : <Money fen={terms.total} />}
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
