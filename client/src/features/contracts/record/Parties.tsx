import { Trans, useLingui } from '@lingui/react/macro';
import { ActButton } from '../../../ui/ActButton.js';
import { Moment } from '../../../ui/Moment.js';
import { Panel } from '../../../ui/Panel.js';
import { StatusTag } from '../../../ui/StatusTag.js';
import { useViewer } from '../../accounts/index.js';
import { partyRoles } from '../names.js';
import { SignContractDocument } from './acts.generated.js';
import { behalfOf, type PartProps, type Party, signsFor } from './sides.js';

/** Who is bound by the contract, who signed, and signing for one's own party or entering another's signature. */
export function Parties({ contract, again }: PartProps) {
  const { t } = useLingui();
  return (
    <Panel title={t`Parties`}>
      <ul className="plain parties">
        {contract.parties.map((party, position) => (
          <li key={position}>
            <Signature party={party} />
            {party.signedAt === null && (
              <SignButton contract={contract} again={again} party={party} position={position} />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Signature({ party: { name, role, signedAt, signedBy } }: { readonly party: Party }) {
  const { i18n } = useLingui();
  return (
    <div>
      <strong>{name?.text}</strong> <span className="quiet">{i18n._(partyRoles[role])}</span>
      <div>
        {signedAt ? (
          <>
            <StatusTag tone="good">
              <Trans>Signed</Trans>
            </StatusTag>
            <Moment at={signedAt} />
            {signedBy && <span className="quiet"> · {signedBy.text}</span>}
          </>
        ) : (
          <StatusTag tone="waiting">
            <Trans>Not signed yet</Trans>
          </StatusTag>
        )}
      </div>
    </div>
  );
}

function SignButton({ contract, again, party, position }: PartProps & { party: Party; position: number }) {
  const { t } = useLingui();
  const viewer = useViewer();
  const { id, version, viewerActions, parties } = contract;
  const isOwn = signsFor(viewer, party);
  const isParty = parties.some((each) => signsFor(viewer, each));
  const behalf = isOwn ? undefined : behalfOf(party);
  if (!viewerActions.includes('SIGN') || (!isOwn && (isParty || !behalf))) return null;
  const name = party.name?.text ?? '';
  return (
    <ActButton
      of={SignContractDocument}
      label={isOwn ? t`Sign for ${name}` : t`Enter the signature of ${name}`}
      variables={(act) => ({ id, act, party: position })}
      version={version}
      primary={isOwn}
      confirm={t`Once all parties have signed, the contract binds them.`}
      behalf={behalf}
      date={!isOwn}
      onDone={again}
    />
  );
}
