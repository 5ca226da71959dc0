import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

/** A field of a root field's records with everything in it, as one operation; several, from deep to shallow. */
export interface Look {
  readonly name: string;
  /** The deepest first; an operation beyond the limits is tried less deep. */
  readonly queries: readonly string[];
}

const depths = [3, 2, 1];

/** Everything there is to read below a root field: `call` is the field with its arguments. */
export function looksAt(schema: GraphQLSchema, call: string): Look[] {
  const root = schema.getQueryType()!.getFields()[/^\w+/.exec(call)![0]]!;
  const path = recordPath(root);
  const record = path.reduce(
    (type, name) => getNamedType(type.getFields()[name]!.type) as GraphQLObjectType,
    getNamedType(root.type) as GraphQLObjectType,
  );
  return readable(record).map((field) => ({
    name: `${call} ${field.name}`,
    queries: depths.map((depth) => {
      const selection = path.reduceRight((inner, name) => `${name} { ${inner} }`, selectionOf(field, depth));
      return `{ ${call} { ${selection} } }`;
    }),
  }));
}

/** From a root field to its records: through the edges of a connection. */
function recordPath({ type }: Field): string[] {
  return 'edges' in (getNamedType(type) as GraphQLObjectType).getFields() ? ['edges', 'node'] : [];
}

function selectionOf(field: Field, depth: number): string {
  const type = getNamedType(field.type);
  const passed = field.args.some(({ name }) => name === 'first') ? '(first: 2)' : '';
  if (isLeafType(type)) return `${field.name}${passed}`;
  const objects = isUnionType(type) ? [...type.getTypes()] : isObjectType(type) ? [type] : [];
  const inner = objects.map((each) => {
    const fields = readable(each).filter(
      ({ name, type: of }) => isLeafType(getNamedType(of)) || depth > 1 || ['edges', 'node'].includes(name),
    );
    const selected = fields.map((every) => selectionOf(every, depth - 1)).join(' ');
    return isUnionType(type) ? `... on ${each.name} { ${selected} }` : selected;
  });
  return `${field.name}${passed} { __typename ${inner.join(' ')} }`;
}

function readable(type: GraphQLObjectType): Field[] {
  return Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
}
