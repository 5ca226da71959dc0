import { compileScoped } from '../aggregate/expression.js';
import { splitFieldPath } from '../aggregate/field-path.js';
import { type Evaluate } from '../aggregate/scope.js';
import { isTrue } from '../bson/truth.js';
import { isNumeric, isObject, type Fields } from '../bson/types.js';
import { MongoError, unsupported } from '../errors.js';
import { type ArrayProjection, parseElemMatch, parsePositional, parseSlice } from './arrays.js';

/** What a projection does with one field. */
export type Node =
  | { readonly kind: 'include' }
  | { readonly kind: 'exclude' }
  | { readonly kind: 'array'; readonly project: ArrayProjection }
  | { readonly kind: 'computed'; readonly evaluate: Evaluate }
  | Branch;

/** What a projection does with the fields of an embedded document. */
export interface Branch {
  readonly kind: 'branch';
  readonly children: Map<string, Node>;
}

export interface ParsedProjection {
  readonly inclusive: boolean;
  readonly root: Branch;
}

export interface ParseOptions {
  /** Whether `$slice`, `$elemMatch` and `field.$` mean what they mean to find; not so in `$project`. */
  readonly find: boolean;
  readonly filter?: Fields;
}

/** Parses a projection; refuses mixtures of inclusion and exclusion (31253, 31254) and colliding paths (31249). */
export function parseProjection(spec: Fields, options: ParseOptions): ParsedProjection {
  const parser = new ProjectionParser(options);
  parser.fields(spec, []);
  return parser.result();
}

class ProjectionParser {
  private readonly root: Branch = { kind: 'branch', children: new Map() };
  private inclusive: boolean | undefined;
  private id: boolean | undefined;
  private hasPositional = false;

  constructor(private readonly options: ParseOptions) {}

  fields(spec: Fields, prefix: readonly string[]): void {
    if (Object.keys(spec).length === 0)
      throw new MongoError(51270, 'An empty sub-projection is not a valid value.');
    for (const key of Object.keys(spec)) this.field(key, spec[key], prefix);
  }

  result(): ParsedProjection {
    // Without another hint `{ _id: 0 }` leaves fields out, and so does a projection of nothing but `$slice`.
    const inclusive = this.inclusive ?? this.id ?? false;
    if (inclusive && this.id !== false && !this.root.children.has('_id')) {
      this.root.children.set('_id', { kind: 'include' });
    }
    return { inclusive, root: this.root };
  }

  private field(key: string, value: unknown, prefix: readonly string[]): void {
    if (this.options.find && key.endsWith('.$')) return this.positional(key.slice(0, -2), prefix);
    const path = [...prefix, ...splitFieldPath(key)];
    if (typeof value === 'boolean' || isNumeric(value)) return this.flag(path, isTrue(value));
    if (!isObject(value)) return this.computed(path, value);
    const operator = Object.keys(value)[0];
    if (!operator?.startsWith('$')) return this.fields(value, path);
    if (operator === '$meta') throw unsupported('The projection operator $meta');
    const array = this.options.find ? arrayProjection(operator, value[operator]) : null;
    if (!array) return this.computed(path, value);
    if (operator === '$elemMatch') this.inclusive ??= true;
    putNode(this.root, path, { kind: 'array', project: array });
  }

  private flag(path: readonly string[], on: boolean): void {
    if (path.length === 1 && path[0] === '_id') {
      this.id = on;
      if (on && this.inclusive === false) return;
      return putNode(this.root, path, { kind: on ? 'include' : 'exclude' });
    }
    const name = path.join('.');
    if (this.inclusive === false && on) {
      throw new MongoError(31253, `Cannot do inclusion on field ${name} in exclusion projection`);
    }
    if (this.inclusive === true && !on) {
      throw new MongoError(31254, `Cannot do exclusion on field ${name} in inclusion projection`);
    }
    this.inclusive = on;
    putNode(this.root, path, { kind: on ? 'include' : 'exclude' });
  }

  private computed(path: readonly string[], expression: unknown): void {
    if (this.inclusive === false) {
      throw new MongoError(
        31252,
        `Cannot use an expression for ${path.join('.')} in an exclusion projection`,
      );
    }
    this.inclusive = true;
    putNode(this.root, path, { kind: 'computed', evaluate: compileScoped(expression) });
  }

  private positional(arrayPath: string, prefix: readonly string[]): void {
    if (this.hasPositional) {
      throw new MongoError(31276, 'Cannot specify more than one positional projection per query.');
    }
    this.hasPositional = true;
    const path = [...prefix, ...splitFieldPath(arrayPath)];
    this.inclusive ??= true;
    putNode(this.root, path, {
      kind: 'array',
      project: parsePositional(path.join('.'), this.options.filter ?? {}),
    });
  }
}

/** Puts a node at a path; refuses a path that is, or lies inside or around, another one. */
export function putNode(root: Branch, path: readonly string[], node: Node): void {
  const collision = (at: string) =>
    new MongoError(31249, `Path collision at ${path.join('.')} remaining portion ${at}`);
  let branch = root;
  path.slice(0, -1).forEach((component, i) => {
    const next: Node = branch.children.get(component) ?? { kind: 'branch', children: new Map() };
    if (next.kind !== 'branch') throw collision(path.slice(i + 1).join('.'));
    branch.children.set(component, next);
    branch = next;
  });
  const last = path.at(-1) as string;
  if (branch.children.has(last)) throw collision(last);
  branch.children.set(last, node);
}

function arrayProjection(operator: string, operand: unknown): ArrayProjection | null {
  if (operator === '$elemMatch') return parseElemMatch(operand);
  // `$slice` of an array whose first operand is no number is the expression.
  const isFind = operator === '$slice' && (!Array.isArray(operand) || isNumeric(operand[0]));
  return isFind ? parseSlice(operand) : null;
}
