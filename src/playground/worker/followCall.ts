import type { OpenCall } from './callSums.ts';

// Read before user code runs, which may replace globals.
const OwnPromise = Promise;
const { then } = OwnPromise.prototype;

/**
 * Makes a call and observes its end. Returns a promise that settles the same
 * way: a handler on the original promise would hide unhandled rejections from
 * the browser.
 */
export function followCall(
  followed: FollowedCall,
  isBuild: boolean,
  args: unknown[],
  call: (args: unknown[]) => unknown,
): unknown {
  const { end, note } = followed;
  const at = args.findLastIndex((value) => value !== undefined);
  const callback: unknown = args[at];
  if (typeof callback === 'function') {
    const heard = function (this: unknown, ...results: unknown[]): unknown {
      end();
      note(results[0]);
      return Reflect.apply(callback, this, results);
    };
    return call(args.map((value, index) => (index === at ? heard : value)));
  }
  try {
    const answer = call(args);
    if (answer instanceof OwnPromise) return Reflect.apply(then, answer, settling(followed));
    end(isBuild && typeof answer === 'object' && answer !== null ? answer : undefined);
    return answer;
  } catch (thrown) {
    end();
    note(thrown);
    throw thrown;
  }
}

/** A call until it ends, with a function that notes its error. */
export interface FollowedCall extends OpenCall {
  note(thrown: unknown): void;
}

function settling({
  end,
  note,
}: FollowedCall): readonly [(value: unknown) => unknown, (thrown: unknown) => never] {
  return [
    (value) => {
      end();
      return value;
    },
    (thrown) => {
      end();
      note(thrown);
      throw thrown;
    },
  ];
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
