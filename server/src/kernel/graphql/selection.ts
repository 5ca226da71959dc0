import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

type Asked = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

/** Compiled operations bring the same nodes to every execution. */
const known = new WeakMap<readonly FieldNode[], Map<string, ReadonlySet<string>>>();

/**
 * Names of the fields that are asked for at a path below a resolver's own field, e.g. of `edges.node` of a connection, so
 * that a list need not read what nobody asked for. Fragments and conditional fields count as asked for.
 */
export function fieldsAskedFor(
  { fieldNodes, fragments }: Asked,
  ...path: readonly string[]
): ReadonlySet<string> {
  const byPath = known.get(fieldNodes) ?? new Map<string, ReadonlySet<string>>();
  known.set(fieldNodes, byPath);
  const key = path.join('.');
  const found = byPath.get(key) ?? new Set(namesAt(fieldNodes, fragments, path));
  byPath.set(key, found);
  return found;
}

function namesAt(
  nodes: readonly FieldNode[],
  fragments: Asked['fragments'],
  path: readonly string[],
): string[] {
  let level = nodes.flatMap((node) => fieldsOf(node.selectionSet, fragments));
  for (const name of path) {
    const inside = level.filter((node) => node.name.value === name);
    level = inside.flatMap((node) => fieldsOf(node.selectionSet, fragments));
  }
  return level.map((node) => node.name.value);
}

/** Validation has refused fragments that contain themselves. */
function fieldsOf(set: SelectionSetNode | undefined, fragments: Asked['fragments']): FieldNode[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
    return fieldsOf(inner?.selectionSet, fragments);
  });
}
