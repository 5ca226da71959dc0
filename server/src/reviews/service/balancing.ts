/** A subject to be covered: how many different reviewers it still needs, out of those who may review it. */
export interface Demand {
  readonly needs: number;
  /** Positions in the list of loads, those to be preferred first; at least `needs` of them. */
  readonly fit: readonly number[];
}

/**
 * Chooses for every demand as many reviewers as it needs, so that their loads in the end differ as little as the fits
 * allow: no other choice has a smaller sum of squared loads, a smaller highest load or a larger lowest one. `loads` says
 * how many reviews each has already. The same input always gives the same choice. Answers positions in the list of loads,
 * per demand in the order of its fits; throws RangeError when a demand has too few fits.
 */
export function balance(loads: readonly number[], demands: readonly Demand[]): number[][] {
  const short = demands.findIndex(({ needs, fit }) => fit.length < needs);
  if (short >= 0) throw new RangeError(`demand ${short} has too few fits`);
  const plan = new Plan(loads, demands);
  for (const [index, { needs }] of demands.entries())
    for (let place = 0; place < needs; place++) plan.fill(index);
  return demands.map(({ fit }, index) => fit.filter((each) => plan.has(index, each)));
}

/** How a reviewer is reached: they take a place at a demand, from somebody who then takes another, or a new one. */
interface Step {
  readonly demand: number;
  readonly from: number | null;
}

/**
 * A choice that is best for the places filled so far. One place more is filled along a path of hand-overs to the least
 * loaded reviewer who can be reached, which keeps it best (shortest augmenting paths under convex costs).
 */
class Plan {
  readonly #loads: number[];
  readonly #chosen: Set<number>[];
  readonly #demandsOf: Set<number>[];

  constructor(
    loads: readonly number[],
    private readonly demands: readonly Demand[],
  ) {
    this.#loads = [...loads];
    this.#chosen = demands.map(() => new Set());
    this.#demandsOf = loads.map(() => new Set());
  }

  has(demand: number, reviewer: number): boolean {
    return this.#chosen[demand]!.has(reviewer);
  }

  fill(demand: number): void {
    const steps = this.#reachableFrom(demand);
    const least = Math.min(...[...steps.keys()].map((each) => this.#loads[each]!));
    const last = [...steps.keys()].find((each) => this.#loads[each] === least)!;
    this.#loads[last]!++;
    for (let at: number | null = last; at !== null;) {
      const step: Step = steps.get(at)!;
      this.#give(step.demand, at);
      if (step.from !== null) this.#take(step.demand, step.from);
      at = step.from;
    }
  }

  /** Reviewers who could come to have one review more if this demand got one, the nearest first. */
  #reachableFrom(start: number): Map<number, Step> {
    const steps = new Map<number, Step>();
    const expanded = new Set<number>();
    const expand = (demand: number, from: number | null) => {
      if (expanded.has(demand)) return;
      expanded.add(demand);
      for (const each of this.demands[demand]!.fit)
        if (!this.has(demand, each) && !steps.has(each)) steps.set(each, { demand, from });
    };
    expand(start, null);
    // Those who are found on the way are visited too.
    for (const from of steps.keys()) for (const demand of this.#demandsOf[from]!) expand(demand, from);
    return steps;
  }

  #give(demand: number, reviewer: number): void {
    this.#chosen[demand]!.add(reviewer);
    this.#demandsOf[reviewer]!.add(demand);
  }

  #take(demand: number, reviewer: number): void {
    this.#chosen[demand]!.delete(reviewer);
    this.#demandsOf[reviewer]!.delete(demand);
  }
}
