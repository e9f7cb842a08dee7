/** Inserted by the build; tests run without one. */
declare const PROGRAM_VERSION: string | undefined;

/** The version of the program, as its package says. */
export const version = typeof PROGRAM_VERSION === 'undefined' ? '0.0.0' : PROGRAM_VERSION;
