import { useLingui } from '@lingui/react/macro';
import { ActButton } from '../../../ui/ActButton.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { useViewer } from '../../accounts/index.js';
import {
  AcceptContractDocument,
  PerformContractDocument,
  RefuseRegistrationDocument,
  TerminateContractDocument,
  VoidContractDocument,
} from './acts.generated.js';
import { behalfOfEnterprise, type PartProps } from './sides.js';
import { AmendButton, CorrectButton, RegisterButton } from './TermsActs.js';

/** What can be done with the whole contract now. */
export function Acts(props: PartProps) {
  const { t } = useLingui();
  const { code, viewerActions } = props.contract;
  return (
    <>
      {viewerActions.includes('EDIT') && (
        <LinkButton to={`/desk/contracts/${code}/edit`}>{t`Edit`}</LinkButton>
      )}
      <RegisterButton {...props} />
      <PlainActs {...props} />
      <AmendButton {...props} />
      <CorrectButton {...props} />
      <EndingActs {...props} />
    </>
  );
}

function PlainActs({ contract, again }: PartProps) {
  const { t } = useLingui();
  const viewer = useViewer();
  const { id, version, viewerActions } = contract;
  const common = { version, onDone: again, date: true };
  return (
    <>
      {viewerActions.includes('REFUSE_REGISTRATION') && (
        <ActButton
          of={RefuseRegistrationDocument}
          label={t`Registration was refused`}
          variables={(act) => ({ id, act })}
          reason
          {...common}
        />
      )}
      {viewerActions.includes('PERFORM') && (
        <ActButton
          of={PerformContractDocument}
          label={t`Begin to perform`}
          variables={(act) => ({ id, act })}
          primary
          {...common}
        />
      )}
      {viewerActions.includes('ACCEPT') && (
        <ActButton
          of={AcceptContractDocument}
          label={t`Accept the result`}
          variables={(act) => ({ id, act })}
          primary
          confirm={t`Every milestone is confirmed or dropped. Payments may still follow.`}
          behalf={behalfOfEnterprise(viewer, contract)}
          {...common}
        />
      )}
    </>
  );
}

function EndingActs({ contract: { id, version, viewerActions }, again }: PartProps) {
  const { t } = useLingui();
  const common = { version, onDone: again, reason: true, danger: true };
  return (
    <>
      {viewerActions.includes('VOID') && (
        <ActButton
          of={VoidContractDocument}
          label={t`Give up the draft`}
          variables={(act) => ({ id, act })}
          {...common}
        />
      )}
      {viewerActions.includes('TERMINATE') && (
        <ActButton
          of={TerminateContractDocument}
          label={t`Terminate`}
          variables={(act) => ({ id, act })}
          confirm={t`The contract ends before its time. The agreement stays, and it still counts among those signed.`}
          date
          decision
          {...common}
        />
      )}
    </>
  );
}
