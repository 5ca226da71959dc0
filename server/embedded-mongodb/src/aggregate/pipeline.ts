import { type Document } from 'bson';
export interface PipelineEnvironment {
  collection(name: string): Iterable<Document>;
  /** Documents of `name` whose `field` equals one of `values`, by index; null when no index serves. */
  lookup(name: string, field: string, values: unknown[]): Iterable<Document> | null;
}
/** Runs the stages over the source and gives the results. */
export function runPipeline(
  _source: Iterable<Document>,
  _stages: Document[],
  _environment: PipelineEnvironment,
  _variables?: Document,
): Document[] {
  throw new Error('pending');
}
export interface Pushdown {
  filter: Document;
  sort?: Document;
  skip?: number;
  limit?: number;
  rest: Document[];
}
/** The leading part of a pipeline an engine can answer by index, and the rest. */
export function splitForPushdown(_stages: Document[]): Pushdown {
  throw new Error('pending');
}
