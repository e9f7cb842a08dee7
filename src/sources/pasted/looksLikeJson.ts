/** Whether a text may be models in JSON: other pasted text does not start with a brace or a bracket. */
export function looksLikeJson(text: string): boolean {
  return /^\uFEFF?\s*[[{]/.test(text);
}
