/** Whether a text might be models in JSON: nothing else that one pastes begins with a brace or a bracket. */
export function looksLikeJson(text: string): boolean {
  return /^\uFEFF?\s*[[{]/.test(text);
}
