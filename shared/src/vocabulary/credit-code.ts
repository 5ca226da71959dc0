const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const form = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** A unified social credit code as people type it, in the form it is stored: no spaces or hyphens, upper case. */
export function normaliseCreditCode(code: string): string {
  return code.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
}

/** The check character over the first 17 characters (MOD 31-3 of GB 32100-2015). */
export function creditCodeCheck(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31]!;
}

/** Whether a normalised code is a unified social credit code: 18 characters of its alphabet, the last one checking the others. */
export function isCreditCode(code: string): boolean {
  return form.test(code) && creditCodeCheck(code.slice(0, 17)) === code[17];
}
