import type { Shown, ShownError } from '../wire/shown.ts';
import type { Output } from './output.ts';

/** Converts values and thrown values into trees that can be cloned. */
export interface Converter {
  show(value: unknown): Shown;
  toError(thrown: unknown): ShownError;
}

/** Shows the value of a statement; prepared code calls it. */
export type Show = (label: number, value: unknown, isUndefinedShown: boolean) => void;

/**
 * Creates the function that prints values. A promise that was not awaited is
 * printed when it settles.
 *
 * @param explain adds a hint to an error, where there is one
 */
export function createShow(
  output: Output,
  { show, toError }: Converter,
  explain: (error: ShownError) => void,
): Show {
  return (label, value, isUndefinedShown) => {
    const print = (result: unknown, isLate: boolean): void => {
      if (result === undefined && !isUndefinedShown) return;
      output.emit({ type: 'value', label, value: show(result), isLate });
    };
    if (!(value instanceof Promise)) {
      print(value, false);
      return;
    }
    // Its result is still worth a line, above all an error.
    value.then(
      (result: unknown) => print(result, true),
      (thrown: unknown) => {
        const error = toError(thrown);
        output.emit({ type: 'value', label, value: error, isLate: true });
        explain(error);
      },
    );
  };
}
