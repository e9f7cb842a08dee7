/** What the playground keeps for itself beside the rows; no model is stored under such a name. */
export const isOwnStore = (model: string): boolean => model.startsWith('playground/');
