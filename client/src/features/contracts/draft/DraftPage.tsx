import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate, useSearchParams } from 'react-router';
import { useAct } from '../../../ui/acting.js';
import { Answer } from '../../../ui/Answer.js';
import { asInput } from '../../../ui/fields/localized.js';
import { apiLanguage, useLanguage } from '../../../ui/language.js';
import { Missing } from '../../../ui/Missing.js';
import { Page } from '../../../ui/Page.js';
import { ContractForm } from './ContractForm.js';
import { DraftContractDocument, DraftGroundDocument, type DraftGroundQuery } from './draft.generated.js';
import { type ContractValues, inputOf, type PartyValue, replaceable } from './form.js';

type Ground = NonNullable<DraftGroundQuery['docking']>;

/** Drafts a contract about an agreement. */
export default function DraftPage() {
  const { t } = useLingui();
  const [search] = useSearchParams();
  const query = useQuery(DraftGroundDocument, {
    variables: { docking: search.get('docking') ?? '', lang: apiLanguage(useLanguage()) },
  });
  return (
    <Answer of={query}>
      {({ docking }) => (docking ? <Draft docking={docking} /> : <Missing title={t`Draft a contract`} />)}
    </Answer>
  );
}

function Draft({ docking }: { readonly docking: Ground }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { act, refusal, isActing } = useAct(DraftContractDocument);
  const send = async (values: ContractValues) => {
    const done = await act({ act: {}, input: { ...inputOf(values), dockingId: docking.id } });
    if (done && 'code' in done) await navigate(`/desk/contracts/${done.code}`);
  };
  const { requirement } = docking;
  const parties = usualParties(docking);
  return (
    <Page title={t`Draft a contract`}>
      <p className="quiet">
        {requirement?.code} {requirement?.title.text} · {docking.team?.name.text}
      </p>
      <ContractForm
        initial={{
          kind: 'FORMAL',
          ...(requirement && { name: asInput(requirement.title)! }),
          ...(parties && { parties }),
        }}
        intents={replaceable(docking.contracts)}
        refusal={refusal}
        isSending={isActing}
        send={(values) => void send(values)}
        back={`/desk/dockings/${docking.id}`}
      />
    </Page>
  );
}

/** The enterprise pays and the institution provides; where the leader does, the server names the parties. */
function usualParties({ enterprise, team }: Ground): PartyValue[] | undefined {
  if (!enterprise || !team?.organization) return undefined;
  const { organization } = team;
  return [
    { role: 'PAYER', organizationId: enterprise.id, personId: null, name: enterprise.name.text },
    { role: 'PROVIDER', organizationId: organization.id, personId: null, name: organization.name.text },
  ];
}
