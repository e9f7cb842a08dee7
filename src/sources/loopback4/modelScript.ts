/** Scripts of a LoopBack 4 project that are never models. */
const others = /(?:\.d|\.(?:test|spec|unit|integration|acceptance))\.ts$|(?:^|\/)index\.ts$/i;

/**
 * Whether a file may define LoopBack 4 models, by its name: `*.model.ts` anywhere, any
 * script in a folder `models`, and a script that comes without a folder. Others,
 * of which a project has thousands, are not read.
 */
export function isModelScript(path: string): boolean {
  if (!/\.ts$/i.test(path) || others.test(path)) return false;
  return /\.model\.ts$/i.test(path) || /(?:^|\/)models\//.test(path) || !path.includes('/');
}

/** The path of a pasted script. */
export const pastedScriptPath = 'pasted.ts';
