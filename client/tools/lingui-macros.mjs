import { transformAsync } from '@babel/core';

/** Vite's own transformer knows no Lingui macros; only files that import one pass through Babel. */
export function linguiMacros() {
  return {
    name: 'duijie:lingui-macros',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/.*\.tsx?$/, code: /@lingui\/(core|react)\/macro/ },
      async handler(code, id) {
        const result = await transformAsync(code, {
          filename: id,
          babelrc: false,
          configFile: false,
          sourceMaps: true,
          parserOpts: { plugins: ['typescript', 'jsx'] },
          plugins: ['@lingui/babel-plugin-lingui-macro'],
        });
        return { code: result.code, map: result.map };
      },
    },
  };
}
