import { type Behalf } from '../../../ui/ActDialog.js';
import { holds, memberRoles, signatoryRoles, type Viewer } from '../../accounts/index.js';
import { type ContractRecordQuery } from './contract.generated.js';

export type Contract = NonNullable<ContractRecordQuery['contract']>;
export type Party = Contract['parties'][number];

/** What each part of the page needs: the contract, and to read it again after an act. */
export interface PartProps {
  readonly contract: Contract;
  readonly again: () => void;
}

/** Whether the viewer signs for a party. */
export function signsFor(viewer: Viewer, { personId, organization }: Party): boolean {
  if (personId !== null) return personId === viewer.id;
  return holds(viewer, signatoryRoles, { kind: 'ORGANIZATION', id: organization?.id });
}

/** Whether the viewer acts for a party: its people, and the team's leader for those who provide. */
export function actsFor(viewer: Viewer, { team }: Contract, party: Party): boolean {
  if (party.personId !== null && party.personId === viewer.id) return true;
  if (holds(viewer, memberRoles, { kind: 'ORGANIZATION', id: party.organization?.id })) return true;
  return party.role === 'PROVIDER' && holds(viewer, ['TEAM_LEADER'], { kind: 'TEAM', id: team?.id });
}

/** A party as somebody for whom something is entered. */
export function behalfOf({ personId, organization, name }: Party): Behalf | undefined {
  const called = name?.text ?? '';
  if (organization) return { kind: 'ORGANIZATION', id: organization.id, name: called };
  return personId === null ? undefined : { kind: 'PERSON', id: personId, name: called };
}

/** For whom the viewer has to enter what a party of this role does; nobody where they act for such a party themselves. */
export function behalfOfRole(viewer: Viewer, contract: Contract, role: Party['role']): Behalf | undefined {
  const parties = contract.parties.filter((party) => party.role === role);
  const [first] = parties;
  if (!first || parties.some((party) => actsFor(viewer, contract, party))) return undefined;
  return behalfOf(first);
}

/** For whom the viewer has to enter what the enterprise of the agreement does. */
export function behalfOfEnterprise(viewer: Viewer, { docking }: Contract): Behalf | undefined {
  const enterprise = docking?.enterprise;
  if (!enterprise || holds(viewer, memberRoles, { kind: 'ORGANIZATION', id: enterprise.id }))
    return undefined;
  return { kind: 'ORGANIZATION', id: enterprise.id, name: enterprise.name.text };
}
