import { type Contract, type Docking, legalFor, type Lives, move, type Rule } from './lives.js';

const sideOf = (detail: number) => (detail % 2) as 0 | 1;

export const dockingRules: Record<string, Rule<Docking>> = {
  note: {},
  accept: {
    refusal: ({ keys, solution }, { requirement }, detail) => {
      const side = sideOf(detail);
      if (keys[side]) return 'INVALID_INPUT';
      if (!keys[1 - side]) return null;
      if (legalFor('requirement', 'dock', [requirement]).length === 0) return 'ILLEGAL_TRANSITION';
      if (requirement.taken >= requirement.slots) return 'INVALID_INPUT';
      return legalFor('solution', 'dock', [solution]).length === 0 ? 'ILLEGAL_TRANSITION' : null;
    },
    to: ({ keys }, _lives, detail) => (keys[1 - sideOf(detail)] ? 'agreed' : 'in-talks'),
    then: (docking, lives, detail) => {
      docking.keys[sideOf(detail)] = true;
      if (docking.state === 'agreed') settle(docking, lives);
    },
  },
  decline: {},
  cancel: {
    refusal: (docking, { contracts }) =>
      contracts.some((each) => each.docking === docking && [...inForce, 'accepted'].includes(each.state))
        ? 'INVALID_INPUT'
        : null,
    then: (docking, { requirement, contracts }) => {
      requirement.taken--;
      move(requirement, requirement.taken > 0 ? 'docked' : 'closed');
      move(docking.solution, docking.solution.dockedFrom!);
      const own = contracts.filter((each) => each.docking === docking);
      for (const each of own.filter(({ state }) => state === 'draft')) move(each, 'void');
    },
  },
  contract: {
    isBeside: true,
    refusal: ({ state }) => (state === 'agreed' ? null : 'INVALID_INPUT'),
    then: (docking, { contracts }, detail) => {
      const kind = detail % 3 === 0 ? 'intent' : 'formal';
      const fresh = { signed: [false, false] as [boolean, boolean], paid: 0, endedAt: null };
      const supersedes = kind === 'formal' ? intentToReplace(docking, contracts) : null;
      const total = 1_000 + detail;
      contracts.push({
        state: 'draft',
        version: 1,
        docking,
        kind,
        supersedes,
        total,
        ...fresh,
        payments: [],
        milestones: [],
      });
    },
  },
};

/** An agreement takes a slot; with the last one the other talks end. */
function settle(docking: Docking, { requirement, dockings }: Lives): void {
  requirement.taken++;
  move(requirement, 'docked');
  docking.solution.dockedFrom = docking.solution.state;
  move(docking.solution, 'docked');
  if (requirement.taken < requirement.slots) return;
  for (const each of legalFor('docking', 'supersede', dockings)) move(each, 'superseded');
}

const inForce = ['signed', 'registered', 'performing'];
const payable = ['performing', 'accepted', 'terminated'];

/** The first intent of the agreement that still binds. */
export function intentToReplace(docking: Docking, contracts: readonly Contract[]): Contract | null {
  const found = contracts.find(
    (each) => each.docking === docking && each.kind === 'intent' && inForce.includes(each.state),
  );
  return found ?? null;
}

/** A total somewhere around what it was. */
export const otherTotal = ({ total }: Contract, detail: number) => Math.max(0, total + detail - 500);

const withTotal: Rule<Contract> = {
  refusal: (contract, _lives, detail) =>
    otherTotal(contract, detail) < contract.paid ? 'INVALID_INPUT' : null,
  then: (contract, _lives, detail) => void (contract.total = otherTotal(contract, detail)),
};

export const contractRules: Record<string, Rule<Contract>> = {
  edit: { then: (contract) => void (contract.signed = [false, false]) },
  void: {},
  sign: {
    refusal: ({ signed, docking, supersedes }, _lives, detail) => {
      if (signed[sideOf(detail)] || docking.state !== 'agreed') return 'INVALID_INPUT';
      return supersedes && !inForce.includes(supersedes.state) ? 'INVALID_INPUT' : null;
    },
    to: ({ signed }, _lives, detail) => (signed[1 - sideOf(detail)] ? 'signed' : 'draft'),
    then: (contract, _lives, detail) => {
      contract.signed[sideOf(detail)] = true;
      if (contract.state === 'signed' && contract.supersedes) move(contract.supersedes, 'superseded');
    },
  },
  register: {},
  refuseRegistration: {},
  perform: {},
  accept: { refusal: ({ milestones }) => (milestones.length > 0 ? 'INVALID_INPUT' : null) },
  terminate: { then: (contract) => void (contract.endedAt = contract.total) },
  amend: withTotal,
  correct: withTotal,
  plan: {
    isBeside: true,
    refusal: ({ state }) => (inForce.includes(state) ? null : 'INVALID_INPUT'),
    then: (contract, lives) => void contract.milestones.push(lives.milestonesMade++),
  },
  drop: {
    isBeside: true,
    refusal: ({ state }) => (inForce.includes(state) ? null : 'INVALID_INPUT'),
    then: (contract) => void contract.milestones.pop(),
  },
  pay: {
    isBeside: true,
    refusal: ({ state, total, paid }, _lives, detail) =>
      payable.includes(state) && paid + amountOf(detail) <= total ? null : 'INVALID_INPUT',
    then: (contract, lives, detail) => {
      contract.paid += amountOf(detail);
      contract.payments.push({ id: lives.paymentsMade++, amount: amountOf(detail) });
    },
  },
  reverse: {
    isBeside: true,
    then: (contract) => {
      contract.paid -= contract.payments.pop()!.amount;
    },
  },
};

export const amountOf = (detail: number) => 1 + detail;
