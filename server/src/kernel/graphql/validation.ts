import { type Problem } from '@duijie/shared';
import { type ValidationError } from 'class-validator';
import { ArgumentValidationError } from 'type-graphql';

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
