import type { DesignModel } from '../design/design.ts';

/** The model or relation that a notice tells of. */
export interface LeftOutPlace {
  readonly modelId: string;
  readonly relation: string | null;
}

const codes: ReadonlySet<string> = new Set(['MODEL_LEFT_OUT', 'RELATION_LEFT_OUT', 'BASE_UNKNOWN']);

/**
 * Where in the design the cause of a notice is; null for notices that tell of
 * no model, or of one that has been removed or renamed since.
 */
export function leftOutPlace(
  { code, message }: { readonly code: string; readonly message: string },
  design: readonly DesignModel[],
): LeftOutPlace | null {
  if (!codes.has(code)) return null;
  for (const { id, name } of design) {
    const isModel = [`${name} is left out:`, `The base of ${name}, "`].some((start) =>
      message.startsWith(start),
    );
    if (isModel) return { modelId: id, relation: null };
    const end = message.indexOf(' is left out:');
    if (code === 'RELATION_LEFT_OUT' && message.startsWith(`${name}.`) && end > name.length)
      return { modelId: id, relation: message.slice(name.length + 1, end) };
  }
  return null;
}
