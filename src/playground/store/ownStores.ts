/** Whether a store holds the playground's own records; no model is stored under such a name. */
export const isOwnStore = (model: string): boolean => model.startsWith('playground/');
