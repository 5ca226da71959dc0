/** A GraphQL enum over stored codes: `NO_DEAL` for `no-deal`, `START_JUDGING` for `startJudging`. */
export function enumOf<S extends string>(codes: readonly S[]): Record<string, S> {
  const name = (code: string) =>
    code
      .replace(/([a-z])([A-Z])/g, '$1_$2')
      .replaceAll('-', '_')
      .toUpperCase();
  return Object.fromEntries(codes.map((code) => [name(code), code]));
}
