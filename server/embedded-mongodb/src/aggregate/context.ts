import { type Document } from 'bson';
import { type Fields } from '../bson/types.js';
import { startScope } from './expression.js';
import { type Scope } from './scope.js';

/** What a pipeline reaches beyond its own documents. */
export interface PipelineEnvironment {
  collection(name: string): Iterable<Document>;
  /** Documents of `name` whose `field` equals one of `values`, by index; null when no index serves. */
  lookup(name: string, field: string, values: unknown[]): Iterable<Document> | null;
  /** What `$collStats` tells of the pipeline's own collection. */
  statistics?(asked: unknown): Document;
  /** What `$indexStats` tells of each index of the pipeline's own collection. */
  indexStatistics?(): Iterable<Document>;
  /** The sessions clients have open. */
  sessions?(): Iterable<Document>;
}

/** Passes documents on, one by one where it can. */
export type Stage = (docs: Iterable<Document>) => Iterable<Document>;

/** Compiles a stage's operand. */
export type StageCompiler = (operand: unknown, context: StageContext) => Stage;

/** What the stages of one pipeline share. */
export class StageContext {
  readonly scopeOf: (root: Fields) => Scope;
  private readonly read = new Map<string, Document[]>();

  constructor(
    readonly environment: PipelineEnvironment,
    readonly variables: Document,
    /** Runs a pipeline inside this one. */
    readonly run: (docs: Iterable<Document>, stages: unknown, variables: Document) => Document[],
  ) {
    this.scopeOf = startScope(variables);
  }

  /** All documents of another collection, read once a pipeline. */
  collection(name: string): Document[] {
    const known = this.read.get(name);
    if (known) return known;
    const docs = [...this.environment.collection(name)];
    this.read.set(name, docs);
    return docs;
  }
}
