/** One row of a lifecycle table: from which states an action is legal, where it leads, and who may take it. */
export interface TransitionRule<State extends string> {
  /** States in which the action is legal. */
  readonly from: readonly State[];
  /** The state it leads to; `'same'` keeps the state, a list lets the use case choose one of it. */
  readonly to: State | readonly State[] | 'same';
  /** The roles product.md names for it; the slice's policy says which relation they need. */
  readonly by: readonly string[];
  /** A reason must be given. */
  readonly needsReason?: true;
}

/** A lifecycle as data: server guards, client buttons and the documentation's diagrams come from it. */
export interface Workflow<State extends string = string, Action extends string = string> {
  readonly subject: string;
  readonly states: readonly State[];
  readonly initial: State;
  readonly actions: Readonly<Record<Action, TransitionRule<State>>>;
}

/** Declares a lifecycle; the types of states and actions are inferred from the literal. */
export function defineWorkflow<const State extends string, const Action extends string>(
  workflow: Workflow<State, Action>,
): Workflow<State, Action> {
  return workflow;
}

/** The states an action may lead to from `state`; empty when it is illegal there. */
export function targetsOf<S extends string, A extends string>(
  workflow: Workflow<S, A>,
  state: S,
  action: A,
): readonly S[] {
  const rule = workflow.actions[action];
  if (!rule.from.includes(state)) return [];
  if (rule.to === 'same') return [state];
  return typeof rule.to === 'string' ? [rule.to] : rule.to;
}

/** The actions the table allows in `state`, in the table's order. */
export function legalActions<S extends string, A extends string>(workflow: Workflow<S, A>, state: S): A[] {
  return actionsOf(workflow).filter((action) => workflow.actions[action].from.includes(state));
}

/** All actions of a lifecycle, in the table's order. */
export function actionsOf<S extends string, A extends string>(workflow: Workflow<S, A>): A[] {
  return Object.keys(workflow.actions) as A[];
}

/** States that no path from the initial state reaches; a sound table has none. */
export function unreachableStates<S extends string, A extends string>(workflow: Workflow<S, A>): S[] {
  const seen = new Set<S>([workflow.initial]);
  for (const state of seen) {
    for (const action of legalActions(workflow, state)) {
      for (const next of targetsOf(workflow, state, action)) seen.add(next);
    }
  }
  return workflow.states.filter((state) => !seen.has(state));
}
