interface PausedAttributes {
  readonly 'aria-disabled': true | undefined;
  readonly 'data-disabled': true | undefined;
}

/**
 * Of a button that does nothing while something runs: the session takes one
 * task at a time. It is not `disabled`, for that would take the focus away from
 * who works by keyboard, at each run.
 */
export function pausedWhile(isRunning: boolean): PausedAttributes {
  const is = isRunning || undefined;
  return { 'aria-disabled': is, 'data-disabled': is };
}
