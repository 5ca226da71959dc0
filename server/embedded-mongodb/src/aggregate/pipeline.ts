import { type Document } from 'bson';
import { promote } from '../bson/promote.js';
import { isObject } from '../bson/types.js';
import { MongoError, unsupported } from '../errors.js';
import { type PipelineEnvironment, type Stage, type StageCompiler, StageContext } from './context.js';
import { groupStages } from './stages-group.js';
import { joinStages } from './stages-join.js';
import { orderStages, sortAndLimit } from './stages-order.js';
import { graphStages } from './stages-graph.js';
import { shapeStages } from './stages-shape.js';
import { specialStages } from './stages-special.js';
import { windowStages } from './stages-window.js';

export { type PipelineEnvironment } from './context.js';
export { pipelinePaths, type Pushdown, splitForPushdown } from './pushdown.js';

const STAGES: Readonly<Record<string, StageCompiler>> = {
  ...shapeStages,
  ...orderStages,
  ...groupStages,
  ...joinStages,
  ...graphStages,
  ...specialStages,
  ...windowStages,
};

const REFUSED = new Set([
  '$changeStream',
  '$currentOp',
  '$densify',
  '$fill',
  '$geoNear',
  '$listSessions',
  '$planCacheStats',
  '$search',
  '$vectorSearch',
]);

/**
 * Runs the stages over the source and gives the results. `variables` are readable as `$$name`; `NOW` among them fixes
 * the current instant. Unknown stages → 40324, known ones this engine does not carry → 238.
 */
export function runPipeline(
  source: Iterable<Document>,
  stages: Document[],
  environment: PipelineEnvironment,
  variables: Document = {},
): Document[] {
  const fixed = { NOW: new Date(), ...variables };
  return runStages(source, parseStages(promote(stages)), environment, fixed);
}

interface ParsedStage {
  readonly name: string;
  readonly operand: unknown;
}

function runStages(
  source: Iterable<Document>,
  stages: ParsedStage[],
  environment: PipelineEnvironment,
  variables: Document,
): Document[] {
  const context = new StageContext(environment, variables, (docs, inner, bound) =>
    runStages(docs, parseStages(inner), environment, bound),
  );
  const compiled = stages.map((stage, i) => fuse(stages, i) ?? compileStage(stage, context));
  return [...compiled.reduce<Iterable<Document>>((docs, stage) => stage(docs), source)];
}

// A sort with a limit right after it keeps only so many; the limit itself then has nothing left to cut.
function fuse(stages: ParsedStage[], at: number): Stage | null {
  const [stage, next] = [stages[at], stages[at + 1]];
  if (stage?.name !== '$sort' || next?.name !== '$limit') return null;
  return sortAndLimit(stage.operand, next.operand);
}

function parseStages(stages: unknown): ParsedStage[] {
  if (!Array.isArray(stages)) throw new MongoError(14, 'A pipeline must be an array of stages');
  return (stages as unknown[]).map((stage) => {
    if (!isObject(stage)) throw new MongoError(14, 'Each element of the pipeline must be an object');
    const [name, ...others] = Object.keys(stage);
    if (name === undefined || others.length > 0) {
      throw new MongoError(40323, 'A pipeline stage specification object must contain exactly one field.');
    }
    return { name, operand: stage[name] };
  });
}

function compileStage({ name, operand }: ParsedStage, context: StageContext): Stage {
  const compile = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
  if (compile) return compile(operand, context);
  if (name === '$out' || name === '$merge')
    throw new MongoError(40601, `${name} can only be the final stage in the pipeline`);
  if (REFUSED.has(name)) throw unsupported(`The aggregation stage ${name}`);
  throw new MongoError(40324, `Unrecognized pipeline stage name: '${name}'`);
}
