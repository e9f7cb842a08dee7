import type { Plugin } from 'vite';

const flowModule = /@xyflow[\\/]react[\\/]dist[\\/]esm[\\/]index\.(m?js)$/;

/**
 * Lets the build leave out the components of React Flow that nothing imports, such as its map.
 * All are in one module, which wraps them and gives them names for debuggers: to the bundler
 * that could have effects.
 */
export function unusedFlowParts(): Plugin {
  return {
    name: 'unused-flow-parts',
    apply: 'build',
    transform: {
      filter: { id: flowModule },
      handler: (code) => ({ code: withoutEffects(code), map: null }),
    },
  };
}

/** Removes the names and marks the wrapping as free of effects. */
export const withoutEffects = (code: string): string =>
  code
    .replace(/^\w+\.displayName = '\w+';$/gm, '')
    .replace(/^((?:const|var) [\w$]+ = )(?=memo\()/gm, '$1/* @__PURE__ */ ');
