interface AriaDisabledAttributes {
  readonly 'aria-disabled': true | undefined;
  readonly 'data-disabled': true | undefined;
}

/**
 * Returns the attributes of a button that does nothing at the moment, for
 * instance while the session runs a task. It is not `disabled`: a button that
 * has the focus would lose it at each run.
 */
export function ariaDisabled(isDisabled: boolean): AriaDisabledAttributes {
  const value = isDisabled || undefined;
  return { 'aria-disabled': value, 'data-disabled': value };
}
