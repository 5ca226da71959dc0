const LONGEST_NAME = 120;

/** Characters that hide, reorder or break what a reader sees: controls, formats (bidi overrides, zero widths), lone surrogates. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu;

/**
 * A file name that is safe to show and to offer for saving: composed (NFC), of the last path segment only, one line, at most 120
 * characters with its ending kept. May come out empty.
 */
export function cleanName(given: string): string {
  const segment = given.normalize('NFC').replaceAll(INVISIBLE, '').split(/[/\\]/).at(-1) ?? '';
  const name = segment
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const characters = [...name];
  if (characters.length <= LONGEST_NAME) return name;
  const ending = extensionOf(name) ? [...`.${extensionOf(name)}`] : [];
  return [...characters.slice(0, LONGEST_NAME - ending.length), ...ending].join('');
}

/** The lower-case ending without its dot; empty where there is none. */
export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
