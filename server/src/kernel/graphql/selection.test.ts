import { describe, expect, it } from '@jest/globals';
import { type FieldNode, type FragmentDefinitionNode, Kind, parse } from 'graphql';
import { fieldsAskedFor } from './selection.js';

/** What a resolver of the operation's first field would be told. */
function infoOf(operation: string) {
  const { definitions } = parse(operation);
  const fragments: Record<string, FragmentDefinitionNode> = {};
  const fieldNodes: FieldNode[] = [];
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
    else if (definition.kind === Kind.OPERATION_DEFINITION)
      fieldNodes.push(definition.selectionSet.selections[0] as FieldNode);
  }
  return { fieldNodes, fragments };
}

const asked = (operation: string, ...path: string[]) =>
  [...fieldsAskedFor(infoOf(operation), ...path)].sort();

describe('fields asked for', () => {
  it.each([
    ['by name', '{ list { edges { cursor node { id title } } } }', ['id', 'title']],
    ['under another name', '{ list { edges { node { other: title } } } }', ['title']],
    ['twice', '{ list { edges { node { id } } edges { node { id code } } } }', ['code', 'id']],
    ['in an inline fragment', '{ list { edges { node { ... on Record { title } id } } } }', ['id', 'title']],
    [
      'in fragments within fragments',
      '{ list { ...a } } fragment a on C { edges { ...b } } fragment b on E { node { id ...c } } fragment c on R { code }',
      ['code', 'id'],
    ],
    ['under a condition', '{ list { edges { node { id @skip(if: true) } } } }', ['id']],
    ['not at all', '{ list { totalCount edges { cursor } } }', []],
    ['elsewhere', '{ list { nodes { id } edges { cursor node { code { id } } } } }', ['code']],
  ])('%s', (_how, operation, expected) => {
    expect(asked(operation, 'edges', 'node')).toEqual(expected);
  });

  it('are told for each path by itself', () => {
    const info = infoOf('{ list { totalCount edges { cursor node { id } } } }');
    expect([...fieldsAskedFor(info)]).toEqual(['totalCount', 'edges']);
    expect([...fieldsAskedFor(info, 'edges')]).toEqual(['cursor', 'node']);
    expect([...fieldsAskedFor(info, 'edges', 'node')]).toEqual(['id']);
    expect([...fieldsAskedFor(info)]).toEqual(['totalCount', 'edges']);
  });
});
