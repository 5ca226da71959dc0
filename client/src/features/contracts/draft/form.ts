import { type LocalizedTextInput } from '../../../ui/fields/localized.js';
import { type contractKinds, type partyRoles } from '../names.js';

/** A party as the form holds it. */
export interface PartyValue {
  readonly role: keyof typeof partyRoles;
  readonly organizationId: string | null;
  readonly personId: string | null;
  readonly name: string;
}

/** What the form holds. */
export interface ContractValues {
  readonly name: LocalizedTextInput;
  readonly kind: keyof typeof contractKinds;
  readonly total?: string | null;
  readonly royalty?: LocalizedTextInput | null;
  readonly from?: string | null;
  readonly until?: string | null;
  readonly supersedes?: string | null;
  readonly parties?: readonly PartyValue[];
}

/** The same as the API takes it. */
export function inputOf({ parties, kind, supersedes, ...rest }: ContractValues) {
  return {
    ...{ ...rest, kind, supersedes: kind === 'FORMAL' ? (supersedes ?? null) : null },
    ...(parties && {
      parties: parties.map(({ role, organizationId, personId }) => ({
        role,
        ...(organizationId !== null && { organizationId }),
        ...(personId !== null && { personId }),
      })),
    }),
  };
}

interface Other {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly status: string;
}

/** Intents of the same agreement that bind, and can be replaced by a formal contract. */
export function replaceable(contracts: readonly Other[], own?: string) {
  return contracts
    .filter(
      ({ id, kind, status }) =>
        id !== own && kind === 'INTENT' && ['SIGNED', 'REGISTERED', 'PERFORMING'].includes(status),
    )
    .map(({ id, code }) => ({ value: id, label: code }));
}
