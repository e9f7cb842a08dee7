interface ComposedKey {
  readonly isComposing: boolean;
  readonly key: string;
  readonly keyCode: number;
}

/** Safari ends a composition before the event of the key that ended it; this code marks that key. */
const INPUT_METHOD = 229;

/**
 * Whether a key belongs to a text that an input method composes (Japanese,
 * Chinese, Korean, accents by dead keys), so that it means nothing else.
 */
export function isComposing({ isComposing, key, keyCode }: ComposedKey): boolean {
  return isComposing || key === 'Process' || key === 'Dead' || keyCode === INPUT_METHOD;
}
