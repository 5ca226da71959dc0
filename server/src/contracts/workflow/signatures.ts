import { type Party, type PartyKey } from '../model.js';

/** Parties of which nobody has signed; what was signed before they changed no longer counts. */
export function unsigned(parties: readonly PartyKey[]): Party[] {
  return parties.map(({ role, organizationId, personId }) => {
    return { role, organizationId, personId, signedBy: null, signedAt: null };
  });
}

/** The parties with one more signature. */
export function withSignature(
  parties: readonly Party[],
  position: number,
  signature: Pick<Party, 'signedBy' | 'signedAt'>,
): Party[] {
  return parties.map((party, index) => (index === position ? { ...party, ...signature } : party));
}

/** Whether every party but the one at `position` has signed. */
export function isLastToSign(parties: readonly Party[], position: number): boolean {
  return parties.every(({ signedAt }, index) => (index === position ? signedAt === null : signedAt !== null));
}

/** When the last of the parties signed; null while one has not. */
export function fullySignedAt(parties: readonly Party[]): Date | null {
  const instants = parties.map(({ signedAt }) => signedAt);
  if (instants.length === 0 || instants.some((at) => at === null)) return null;
  return instants.reduce((latest, at) => (at! > latest! ? at : latest));
}
