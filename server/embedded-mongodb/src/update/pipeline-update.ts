import { type Document, type Double, type Int32 } from 'bson';
import { runPipeline, type PipelineEnvironment } from '../aggregate/pipeline.js';
import { promote } from '../bson/promote.js';
import { isObject, type Fields, wrapperOf } from '../bson/types.js';
import { MongoError } from '../errors.js';

const ALLOWED = new Set(['$set', '$addFields', '$unset', '$project', '$replaceWith', '$replaceRoot']);

const NOTHING_ELSE: PipelineEnvironment = { collection: () => [], lookup: () => null };

/** Compiles an update written as a pipeline. Stages that cannot be part of one are refused by name. */
export function compilePipelineUpdate(stages: Document[], variables: Document): (doc: Document) => Document {
  for (const stage of stages) {
    const name = Object.keys(stage)[0] ?? '';
    if (!ALLOWED.has(name)) throw new MongoError(72, `${name} is not allowed to be used within an update`);
  }
  return (doc) => {
    const [result] = runPipeline([promote(doc)], stages, NOTHING_ELSE, variables);
    return keepTypes(doc, result) as Document;
  };
}

// Expressions work on plain numbers; what they left alone gets its stored type back.
function keepTypes(before: unknown, after: unknown): unknown {
  const wrapper = wrapperOf(before);
  if (wrapper === 'Int32' || wrapper === 'Double') {
    return Object.is((before as Int32 | Double).valueOf(), after) ? before : after;
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return after.map((element, i) => keepTypes(before[i], element));
  }
  if (!isObject(before) || !isObject(after)) return after;
  const kept: Fields = {};
  for (const key of Object.keys(after)) kept[key] = keepTypes(before[key], after[key]);
  return kept;
}
