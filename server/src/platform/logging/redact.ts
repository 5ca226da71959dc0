const REDACTED = '[redacted]';
const SECRET_NAME = /(password|passphrase|secret|token|authorization|cookie|apikey|masterkey)$/;

/** Credentials that travel inside ordinary text, such as error messages that quote an address. */
const SECRET_TEXT: [RegExp, string][] = [
  [/\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{6,}/gi, `$1 ${REDACTED}`],
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s"'/@]+@/gi, `$1${REDACTED}@`],
];

/** True for names such as `newPassword`, `set-cookie`, `MEILI_MASTER_KEY`, whatever their spelling. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name.replaceAll(/[-_ ]/g, '').toLowerCase());
}

/**
 * A log line (JSON, as it is about to be written) without secrets at any depth. The finished line is the one place that everything
 * passes, fields, errors and the bindings of child logs alike.
 */
export function redactLine(line: string): string {
  const redacted = JSON.stringify(JSON.parse(line), (name, value: unknown) => {
    if (isSecretName(name) && value !== null) return REDACTED;
    return typeof value === 'string' ? redactText(value) : value;
  });
  return `${redacted}\n`;
}

function redactText(text: string): string {
  return SECRET_TEXT.reduce((rest, [pattern, replacement]) => rest.replaceAll(pattern, replacement), text);
}
