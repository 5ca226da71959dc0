const pattern = /^-?\d{1,15}(\.\d{1,9})?$/;
const places = 9;

/** Whether the text is an exact decimal: up to 15 digits before and 9 after the point, no exponent. */
export function isDecimal(text: string): boolean {
  return pattern.test(text);
}

/** Orders two exact decimals: negative, 0 or positive. */
export function compareDecimals(a: string, b: string): number {
  const difference = scaled(a) - scaled(b);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

function scaled(text: string): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole + fraction.padEnd(places, '0'));
  return text.startsWith('-') ? -value : value;
}
