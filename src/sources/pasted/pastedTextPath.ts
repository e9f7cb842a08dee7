/** The path in the problem of a pasted text that is in no form that can be read. */
export const pastedTextPath = 'pasted words';
