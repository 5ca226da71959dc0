import { useQuery } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate, useParams } from 'react-router';
import { useAct } from '../../../ui/acting.js';
import { Answer } from '../../../ui/Answer.js';
import { asInput } from '../../../ui/fields/localized.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { LinkButton } from '../../../ui/LinkButton.js';
import { Missing } from '../../../ui/Missing.js';
import { Notice } from '../../../ui/Notice.js';
import { Page } from '../../../ui/Page.js';
import { ContractForm } from './ContractForm.js';
import { ContractDraftDocument, type ContractDraftQuery, EditContractDocument } from './draft.generated.js';
import { type ContractValues, inputOf, replaceable } from './form.js';

type Contract = NonNullable<ContractDraftQuery['contract']>;

/** Edits the draft of a contract; whoever has signed has to sign again. */
export default function EditPage() {
  const { t } = useLingui();
  const { code = '' } = useParams();
  const query = useQuery(ContractDraftDocument, {
    variables: { code, lang: apiLanguage(useLanguage()) },
    // What is edited is what is there now.
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  return (
    <Answer of={query}>
      {({ contract }) => (contract ? <Edit contract={contract} /> : <Missing title={t`Contract`} />)}
    </Answer>
  );
}

function Edit({ contract }: { readonly contract: Contract }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { act, refusal, isActing } = useAct(EditContractDocument);
  const { id, code, version, viewerActions, parties } = contract;
  const page = `/desk/contracts/${code}`;
  const send = async (values: ContractValues) => {
    const done = await act({ id, act: { expectedVersion: version }, input: inputOf(values) });
    if (done) await navigate(page);
  };
  if (!viewerActions.includes('EDIT')) return <Closed page={page} title={contract.name.text} />;
  return (
    <Page title={t`Edit ${code}`}>
      {parties.some(({ signedAt }) => signedAt !== null) && (
        <p>
          <Trans>Somebody has signed already. They have to sign again once you save a change.</Trans>
        </p>
      )}
      <ContractForm
        initial={valuesOf(contract)}
        intents={replaceable(contract.docking?.contracts ?? [], id)}
        refusal={refusal}
        isSending={isActing}
        send={(values) => void send(values)}
        back={page}
      />
    </Page>
  );
}

function Closed({ page, title }: { readonly page: string; readonly title: string }) {
  return (
    <Page title={title}>
      <Notice
        title={<Trans>Only drafts can be edited, by the organizer or the enterprise.</Trans>}
        action={
          <LinkButton to={page}>
            <Trans>To the contract</Trans>
          </LinkButton>
        }
      />
    </Page>
  );
}

function valuesOf({ name, kind, terms, supersedes, parties }: Contract): Partial<ContractValues> {
  const { total, from, until, royalty } = terms;
  return {
    ...{ name: asInput(name)!, kind, total, from, until, royalty: asInput(royalty) },
    supersedes: supersedes?.id ?? null,
    parties: parties.map(({ role, personId, organization, name: called }) => ({
      ...{ role, personId, organizationId: organization?.id ?? null, name: called?.text ?? '' },
    })),
  };
}
