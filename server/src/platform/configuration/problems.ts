import { isSecretName } from '../logging/index.js';

export interface ConfigurationProblem {
  name: string;
  /** As it may be shown: secrets are masked. */
  given: string;
  allowed: string;
}

/** Wrong variables, all of them at once; the message is for the operator and shows no secret. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(readonly problems: readonly ConfigurationProblem[]) {
    const lines = problems.map(({ name, given, allowed }) => `  ${name} is "${given}"; allowed: ${allowed}`);
    super(['The configuration cannot be used:', ...lines].join('\n'));
  }
}

const LONGEST_SHOWN = 100;

/** A variable's value for a message: secrets and the credentials inside addresses are masked, control characters taken out. */
export function shownValue(name: string, given: string): string {
  if (isSecretName(name)) return '***';
  const masked = given.replace(/^([^@]*?:\/\/)?.*@/s, '$1***@').replaceAll(/\p{Cc}/gu, '?');
  return masked.length > LONGEST_SHOWN ? `${masked.slice(0, LONGEST_SHOWN)}…` : masked;
}
