/** Why nothing can be changed while the project is read-only; shown where a change would begin. */
export const readOnlyReason = 'This project is edited in another tab: “Take over” edits it here.';
