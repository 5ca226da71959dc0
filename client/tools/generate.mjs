import { readFileSync, rmSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as typedDocuments from '@graphql-codegen/typed-document-node';
import * as operationTypes from '@graphql-codegen/typescript-operations';
import { buildSchema, isAbstractType, Kind, parse, visit } from 'graphql';
import { inside, sources, writeIfChanged } from './files.mjs';

// From each `name.graphql` beside a component, its types and typed documents as `name.generated.ts`. Needs nothing but
// schema.graphql. A fragment may be used from any file; its name is unique.
const schemaAst = buildSchema(readFileSync(inside('..', 'schema.graphql'), 'utf8'));
const files = sources('.graphql').map((path) => ({ path, document: parse(readFileSync(path, 'utf8')) }));
const plugins = { operationTypes, typedDocuments };
const config = {
  scalars: { ID: 'string', Fen: 'string', DateTime: 'string' },
  enumType: 'string-literal',
  strictScalars: true,
  useTypeImports: true,
  optimizeDocumentNode: true,
  dedupeFragments: true,
};

function fragmentsByName() {
  const found = new Map();
  for (const { path, document } of files) {
    for (const definition of document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)) {
      const name = definition.name.value;
      if (found.has(name)) throw new Error(`${path}: the fragment ${name} exists twice`);
      found.set(name, definition);
    }
  }
  return found;
}

/** The fragments of other files that a document needs, directly or not. */
function borrowed(document, fragments) {
  const own = new Set(document.definitions.map(({ name }) => name.value));
  const needed = new Map();
  const walk = (node) =>
    visit(node, {
      FragmentSpread({ name: { value } }) {
        if (own.has(value) || needed.has(value) || !fragments.has(value)) return;
        needed.set(value, fragments.get(value));
        walk(fragments.get(value));
      },
    });
  walk(document);
  return [...needed.values()];
}

async function generate({ path, document }, fragments) {
  const definitions = [...borrowed(document, fragments), ...document.definitions];
  const filename = path.replace(/\.graphql$/, '.generated.ts');
  const text = await codegen({
    filename,
    schemaAst,
    config,
    documents: [{ location: path, document: { kind: Kind.DOCUMENT, definitions } }],
    plugins: [{ operationTypes: {} }, { typedDocuments: {} }],
    pluginMap: plugins,
  });
  writeIfChanged(filename, `/* eslint-disable */\n${text}`);
  return filename;
}

/** Which types a union may be: Apollo's cache has to know. */
function writePossibleTypes() {
  const filename = inside('src/app/desk/possible-types.generated.ts');
  const unions = Object.values(schemaAst.getTypeMap()).filter(isAbstractType);
  const named = unions.map((each) => [each.name, schemaAst.getPossibleTypes(each).map(({ name }) => name)]);
  const value = JSON.stringify(Object.fromEntries(named));
  writeIfChanged(filename, `export const possibleTypes: Record<string, string[]> = ${value};\n`);
  return filename;
}

const fragments = fragmentsByName();
const documents = await Promise.all(files.map((file) => generate(file, fragments)));
const written = new Set([...documents, writePossibleTypes()]);
for (const path of sources('.generated.ts')) if (!written.has(path)) rmSync(path);
