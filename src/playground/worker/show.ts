import type { Shown, ShownError } from '../wire/shown.ts';
import type { Output } from './output.ts';

/** Turns values and what was thrown into trees that can be cloned. */
export interface Converter {
  show(value: unknown): Shown;
  toError(thrown: unknown): ShownError;
}

/** Takes the value of a statement; prepared code calls it. */
export type Show = (label: number, value: unknown, isUndefinedShown: boolean) => void;

/**
 * Prints values; a promise that was not awaited when it has settled.
 *
 * @param explain says more about an error, where there is more to say
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
    // Its end is worth a line all the same, the bad one above all.
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
