const globals = new URL('./globals.mjs', import.meta.url).href;

/** Outside of jest's own modules its globals are ours. */
export function resolve(specifier, context, next) {
  return specifier === '@jest/globals' ? { url: globals, shortCircuit: true } : next(specifier, context);
}
