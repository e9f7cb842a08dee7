/** What a script with LoopBack 4 models imports. */
const imported = /\bfrom\s*['"]@loopback\/repository['"]/;
const decorated = /@(?:model|property)\s*\(/;

/** Whether a script has LoopBack 4 models: others are called model, too, in Angular or NestJS. */
export function looksLikeLoopBack4(text: string): boolean {
  return imported.test(text) && /\bclass\b/.test(text);
}

/** Whether a pasted text has LoopBack 4 models; a part of a file comes without its imports. */
export function isPastedLoopBack4(text: string): boolean {
  if (/^\uFEFF?\s*[[{]/.test(text)) return false;
  return /\bclass\s+[\w$]/.test(text) && (imported.test(text) || decorated.test(text));
}
