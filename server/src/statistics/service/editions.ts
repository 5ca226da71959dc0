import { isKnownRegion, limits, type Problem } from '@duijie/shared';
import { type ChallengeRecord, type ChallengeService, isAdministrator } from '../../challenges/index.js';
import {
  type Act,
  authorize,
  Conflict,
  createRecord,
  type Kernel,
  type LocalizedText,
  once,
  permits,
  refuse,
  systemViewer,
  textProblems,
  type Transaction,
  transition,
  unlessTaken,
  type Viewer,
  viewerActions,
} from '../../kernel/index.js';
import { declaredEditionModel, type DeclaredEditionRecord, type DeclaredFigure } from '../model.js';
import { seesRows } from '../policy.js';
import { type DeclaredLifecycle, declaredLifecycle } from '../workflow.js';
import { definitionsFor } from './definitions.js';
import { type FigureValues, readFigures } from './figures.js';
import { shownList } from './small-cells.js';

/** What is declared of an edition from before the system. */
export type NewEdition = Pick<
  DeclaredEditionRecord,
  'programme' | 'slug' | 'name' | 'fromYear' | 'year' | 'region' | 'source' | 'figures'
>;

/** An edition with its totals, whether they are counted here or were declared. */
export interface Edition {
  readonly slug: string;
  readonly name: LocalizedText;
  readonly fromYear: number;
  readonly year: number;
  readonly region: string;
  /** Counted totals have rows behind them, declared ones do not. */
  readonly isDrillable: boolean;
  readonly declaration: DeclaredEditionRecord | null;
  readonly source: LocalizedText | null;
  readonly figures: readonly DeclaredFigure[];
}

const everything = systemViewer('editions');

/** Editions of a programme through the years: counted ones, and declared ones from before the system. */
export class Editions {
  readonly #lifecycle: DeclaredLifecycle;

  constructor(
    private readonly kernel: Kernel,
    private readonly challenges: ChallengeService,
  ) {
    this.#lifecycle = declaredLifecycle(kernel);
    kernel.registerSubject('declaredEdition', this.#lifecycle.model as never);
  }

  /** Declares an edition (administrators). Throws Conflict for a slug that is taken. */
  async declare(viewer: Viewer, edition: NewEdition, act?: Act | null): Promise<DeclaredEditionRecord> {
    authorize(viewer, isAdministrator, undefined);
    refuse(editionProblems(edition));
    const taken = new Conflict('slug', `there is an edition "${edition.slug}" already`);
    if (await this.challenges.bySlug(everything, edition.slug)) throw taken;
    const request = { operation: 'edition.declare', input: { edition, act } };
    const work = (tx: Transaction) => {
      const creation = createRecord(tx, this.#lifecycle, { ...edition, declaredAt: tx.now }, act ?? {});
      return unlessTaken(creation, 'slug', taken);
    };
    return once(this.kernel, viewer, request, work, (id) => this.#read(id));
  }

  /** Corrects declared figures, with a reason. */
  async correct(
    viewer: Viewer,
    id: string,
    figures: DeclaredFigure[],
    act?: Act | null,
  ): Promise<DeclaredEditionRecord> {
    authorize(viewer, isAdministrator, undefined);
    const request = { operation: 'edition.correct', input: { id, figures, act } };
    const work = (tx: Transaction) => {
      const patch = ({ programme }: DeclaredEditionRecord) => {
        refuse(figureProblems(programme, figures));
        return { figures };
      };
      return transition(tx, this.#lifecycle, { id, action: 'correct', act, patch });
    };
    return once(this.kernel, viewer, request, work, () => this.#read(id));
  }

  /** The editions of a programme that the viewer may see, by year; of one region if it is given. */
  async list(viewer: Viewer, programme: string, region: string | null): Promise<Edition[]> {
    const within = region === null ? {} : { region };
    const declared = await declaredEditionModel(this.kernel)
      .find({ programme, ...within })
      .lean<DeclaredEditionRecord[]>();
    const editions = [...declared.map(asDeclared), ...(await this.#counted(viewer, programme, region))];
    return editions.sort((a, b) => a.year - b.year || b.fromYear - a.fromYear || (a.slug < b.slug ? -1 : 1));
  }

  viewerActions(viewer: Viewer, declared: DeclaredEditionRecord): Promise<'correct'[]> {
    return viewerActions(this.kernel, this.#lifecycle, viewer, declared);
  }

  async #counted(viewer: Viewer, programme: string, region: string | null): Promise<Edition[]> {
    const { edges } = await this.challenges.list(viewer, { first: limits.pageSize });
    const own = edges
      .map(({ node }) => node)
      .filter((each) => each.programme === programme && (region === null || each.region === region));
    if (own.length === 0) return [];
    const challengeIds = own.map(({ _id }) => _id);
    const asking = { programme, challengeIds, moment: this.kernel.now(), basis: 'recorded' } as const;
    const found = await readFigures(this.kernel, { ...asking, dimensions: [] });
    return own.map((challenge, index) => {
      const figures = listed(found[index]!.totals);
      const seesAll = permits(viewer, seesRows, { challengeId: challenge._id });
      return asCounted(challenge, seesAll ? figures : shownList(figures));
    });
  }

  #read(id: string): Promise<DeclaredEditionRecord | null> {
    return declaredEditionModel(this.kernel).findById(id).lean<DeclaredEditionRecord>().exec();
  }
}

function listed(values: FigureValues): DeclaredFigure[] {
  return Object.entries(values).map(([figure, value]) => ({ figure, value: String(value) }));
}

function asCounted(
  { slug, name, year, region }: ChallengeRecord,
  figures: readonly DeclaredFigure[],
): Edition {
  const edition = { slug, name, fromYear: year, year, region, figures };
  return { ...edition, isDrillable: true, declaration: null, source: null };
}

function asDeclared(declaration: DeclaredEditionRecord): Edition {
  const { slug, name, fromYear, year, region, source, figures } = declaration;
  return { slug, name, fromYear, year, region, source, figures, isDrillable: false, declaration };
}

function editionProblems({ programme, slug, name, source, fromYear, year, region, figures }: NewEdition) {
  const problems: Problem[] = [
    ...textProblems('name', name, limits.nameLength),
    ...textProblems('source', source, limits.summaryLength),
    ...figureProblems(programme, figures),
  ];
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
    problems.push({ path: 'slug', code: 'MALFORMED', message: 'lower-case letters, digits and hyphens' });
  if (!isKnownRegion(region))
    problems.push({ path: 'region', code: 'UNKNOWN_REGION', message: `no region "${region}"` });
  if (fromYear > year)
    problems.push({ path: 'fromYear', code: 'NOT_BEFORE', message: 'must not lie after `year`' });
  return problems;
}

/** Figures that the programme does not define, or that are no whole numbers. */
function figureProblems(programme: string, figures: readonly DeclaredFigure[]): Problem[] {
  const known: readonly string[] = definitionsFor(programme).figures.map(({ figure }) => figure);
  return figures.flatMap(({ figure, value }, index) => [
    ...(known.includes(figure)
      ? []
      : [{ path: `figures.${index}.figure`, code: 'UNKNOWN_FIGURE', message: `one of ${known.join(', ')}` }]),
    ...(/^\d{1,18}$/.test(value)
      ? []
      : [{ path: `figures.${index}.value`, code: 'MALFORMED', message: 'a whole number' }]),
  ]);
}
