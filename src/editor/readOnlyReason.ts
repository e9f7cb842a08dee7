/** Why nothing can be changed while the project can only be looked at; shown where a change would begin. */
export const readOnlyReason = 'This project is edited in another tab: “Take over” edits it here.';
