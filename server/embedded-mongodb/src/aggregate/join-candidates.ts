import { type Document } from 'bson';
import { isObject, type Fields } from '../bson/types.js';
import { isRegex } from '../query/regex.js';
import { type PipelineEnvironment } from './context.js';

/**
 * What an index offers to the first stage of a joined pipeline: the documents meeting one of its equalities, more than
 * it will keep. Null when there is no such equality or no such index.
 */
export function indexedCandidates(
  from: string,
  stage: unknown,
  variables: Fields,
  environment: PipelineEnvironment,
): Iterable<Document> | null {
  if (!isObject(stage) || !isObject(stage.$match)) return null;
  for (const { field, value } of equalities(stage.$match, variables)) {
    const found = environment.lookup(from, field, [value]);
    if (found) return found;
  }
  return null;
}

interface Equality {
  readonly field: string;
  readonly value: unknown;
}

function equalities(match: Fields, variables: Fields): Equality[] {
  return Object.entries(match).flatMap(([key, operand]) => {
    if (key === '$expr') return fromExpression(operand, variables);
    if (key === '$and' && Array.isArray(operand)) {
      return operand.filter(isObject).flatMap((part) => equalities(part, variables));
    }
    return key.startsWith('$') ? [] : indexable(key, operand);
  });
}

function fromExpression(expression: unknown, variables: Fields): Equality[] {
  if (!isObject(expression)) return [];
  if (Array.isArray(expression.$and))
    return expression.$and.flatMap((part) => fromExpression(part, variables));
  const operands = expression.$eq;
  if (!Array.isArray(operands) || operands.length !== 2) return [];
  return [operands, operands.toReversed()].flatMap(([path, reference]: unknown[]) => {
    const isPath = typeof path === 'string' && /^\$[^$]/.test(path);
    if (!isPath || typeof reference !== 'string' || !reference.startsWith('$$')) return [];
    return indexable(path.slice(1), variables[reference.slice(2)]);
  });
}

// Null also means missing and arrays match by element, so neither is as narrow as an index look-up of the value.
function indexable(field: string, value: unknown): Equality[] {
  const narrow = value !== null && value !== undefined && !Array.isArray(value) && !isObject(value);
  return narrow && !isRegex(value) ? [{ field, value }] : [];
}
