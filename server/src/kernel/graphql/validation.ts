import { type Problem } from '@duijie/shared';
import { validate, type ValidationError } from 'class-validator';
import { ArgumentValidationError } from 'type-graphql';

const options = { skipMissingProperties: true, forbidUnknownValues: false };

/**
 * Checks an argument by the validators of its input class; throws ArgumentValidationError. TypeGraphQL's own way is the same,
 * but looks the library up again at every call.
 */
export async function validateArgument(value: unknown): Promise<void> {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  const objects = values.filter((each) => typeof each === 'object' && each !== null);
  if (objects.length === 0) return;
  const errors = (await Promise.all(objects.map((each) => validate(each, options)))).flat();
  if (errors.length > 0) throw new ArgumentValidationError(errors);
}

/** Problems found by the input classes' validators, with dotted paths; null for any other error. */
export function validationProblems(error: unknown): Problem[] | null {
  if (!(error instanceof ArgumentValidationError)) return null;
  return error.extensions.validationErrors.flatMap((each) => flatten(each, ''));
}

function flatten({ property, constraints, children }: ValidationError, prefix: string): Problem[] {
  const path = prefix ? `${prefix}.${property}` : property;
  const own = Object.entries(constraints ?? {}).map(([name, message]) => ({
    path,
    code: codeOf(name),
    message,
  }));
  return [...own, ...(children ?? []).flatMap((child) => flatten(child, path))];
}

/** `maxLength` → `MAX_LENGTH`: the validator's name as a stable code. */
function codeOf(constraint: string): string {
  return constraint.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
}
