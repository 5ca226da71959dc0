import { type Core, type RequirementRecord } from '@duijie/server';
import { type Enterprise, type Need } from '../content/index.js';
import { type Stage } from '../stage/stage.js';
import { Known } from './known.js';
import { type Cast, Troupe } from './troupe.js';

/** Who does what in an organizing office, by the keys of the cast. */
export interface Office {
  readonly administrator: string;
  /** Takes the challenge from stage to stage. */
  readonly head: string;
  /** Looks after requirements. */
  readonly requirements: string;
  /** Looks after reviews. */
  readonly reviews: string;
}

/** A challenge as far as it has been told: who takes part, and the ids that telling it gave. */
export class Telling {
  challengeId = '';
  roundId = '';
  readonly solutions = new Known('solution');
  readonly questions = new Known('question');
  readonly dockings = new Known('docking');
  readonly contracts = new Known('contract');
  readonly milestones = new Known('milestone');
  readonly payments = new Known('payment');
  readonly rounds = new Known('round');
  /** By judge and solution. */
  readonly judgements = new Known('judgement');
  readonly awards = new Known('award');
  readonly #requirements = new Known('requirement');
  readonly #indicators = new Map<string, readonly string[]>();
  readonly #assignments = new Known('assignment');

  constructor(
    private readonly stage: Stage<Core>,
    readonly cast: Cast,
    readonly office: Office,
    readonly enterprises: readonly Enterprise[],
  ) {}

  /** Plays a scene; see `Stage.play`. */
  async scene(name: string, at: Date, act: (troupe: Troupe) => Promise<unknown>): Promise<void> {
    await this.stage.play(name, at, (scene) => act(new Troupe(this.cast, scene)));
  }

  enterpriseOf({ enterprise, key }: Need): Enterprise {
    const found = this.enterprises.find((each) => each.key === enterprise);
    if (!found) throw new Error(`no enterprise "${enterprise}" for need ${key}`);
    return found;
  }

  drafted({ key }: Need, { _id, original }: Pick<RequirementRecord, '_id' | 'original'>): void {
    this.#requirements.set(key, _id);
    this.#indicators.set(
      key,
      original.indicators.map((indicator) => indicator.key),
    );
  }

  /** Keys of the need's indicators, in its order. */
  indicators({ key }: Need): readonly string[] {
    return this.#indicators.get(key) ?? [];
  }

  /** Id of the requirement that a need became. */
  requirement({ key }: Need): string {
    return this.#requirements.id(key);
  }

  assigned({ key }: Need, assignmentId: string): void {
    this.#assignments.set(key, assignmentId);
  }

  /** Id of the need's latest review assignment. */
  assignment({ key }: Need): string {
    return this.#assignments.id(key);
  }
}
