import { organizesIt } from '../../challenges/index.js';
import {
  type Act,
  assertMay,
  asSystem,
  invalid,
  any,
  onBehalf,
  type Patch,
  refuse,
  rule,
  type Transaction,
  type Viewer,
} from '../../kernel/index.js';
import { type ContractRecord, type PartyKey } from '../model.js';
import { signsFor } from '../policy.js';
import { alreadySigned, type ContractActions } from '../workflow.js';
import { fullySignedAt, isLastToSign, withSignature } from '../workflow/signatures.js';
import { assertPartyNamed } from './naming.js';

/** The parties' signatures; the last one makes the contract. */
export class Signing {
  constructor(private readonly actions: ContractActions) {}

  /**
   * Signs for the party at `position`, which is the viewer's to sign for, or an organizer's in its name with the signed
   * paper. Once every party has signed, the intent that it supersedes ends in the same transaction.
   */
  sign(viewer: Viewer, id: string, position: number, act?: Act | null): Promise<ContractRecord> {
    return this.actions.once(viewer, 'sign', { id, position, act }, async (tx) => {
      // What is entered late may have to be dated to another party's signature.
      const dated = act?.effectiveAt
        ? datedToTheLatest(await this.actions.read(viewer, id, tx), position, act)
        : act;
      const to = ({ parties }: ContractRecord) => (isLastToSign(parties, position) ? 'signed' : 'draft');
      const patch = (before: ContractRecord) => signedPatch(tx, before, position, act);
      const after = await this.actions.takeIn(tx, { id, action: 'sign', act: dated, to, patch });
      if (after.status === 'signed') await this.#supersede(tx, after);
      return after;
    });
  }

  async #supersede(tx: Transaction, { supersedes, code }: ContractRecord): Promise<void> {
    if (supersedes === null) return;
    const act = { reason: `superseded by ${code}` };
    await this.actions.takeIn(asSystem(tx), { id: supersedes, action: 'supersede', act });
  }
}

/** A contract comes to be when the latest of the signatures was given, in whatever order they are entered. */
function datedToTheLatest({ parties }: ContractRecord, position: number, act: Act): Act {
  const given = act.effectiveAt;
  if (!given || !isLastToSign(parties, position)) return act;
  const later = parties.flatMap(({ signedAt }) => (signedAt && signedAt > given ? [signedAt] : []));
  const effectiveAt = later.reduce((latest, at) => (at > latest ? at : latest), given);
  return { ...act, effectiveAt };
}

function signedPatch(
  { viewer, now }: Transaction,
  before: ContractRecord,
  position: number,
  act: Act | null | undefined,
): Patch<ContractRecord> {
  const party = before.parties[position];
  if (!party) throw invalid('party', 'NOT_FOUND', 'name a party by its position, from 0');
  assertSigner(viewer, before, party, act);
  if (party.signedAt) refuse([alreadySigned]);
  const signedBy = act?.onBehalfOf ? party.personId : viewer.personId;
  const parties = withSignature(before.parties, position, { signedBy, signedAt: act?.effectiveAt ?? now });
  const signedAt = fullySignedAt(parties);
  const terms = { ...before.terms, scan: act?.evidence ?? before.terms.scan, agreedAt: signedAt };
  return { parties, terms, signedAt };
}

/** Nobody signs for a foreign party: FORBIDDEN; an organizer only in its name. */
function assertSigner(viewer: Viewer, contract: ContractRecord, party: PartyKey, act?: Act | null): void {
  const isSigner = rule<ContractRecord>('signsForIt', (asked) => signsFor(asked, party));
  assertMay(viewer, any<ContractRecord>(isSigner, onBehalf(organizesIt)), contract, act);
  assertPartyNamed([party], act);
}
