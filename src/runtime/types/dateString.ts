/** A date that stays the text that it was given as. */
export interface DateString {
  when: string;
  toString(): string;
  toJSON(): string;
}

interface DateStringConstructor {
  new (value: unknown): DateString;
  (value: unknown): DateString;
  readonly prototype: DateString;
}

/**
 * LoopBack's DateString, callable with and without `new`.
 * @throws Error "Input must be a string" or "Invalid date".
 */
export const DateString = function DateString(this: unknown, value: unknown): unknown {
  const self = (this instanceof DateString ? this : Object.create(DateString.prototype)) as DateString;
  const text = value instanceof DateString ? (value as DateString).when : value;
  if (typeof text !== 'string') throw new Error('Input must be a string');
  let when = '';
  Object.defineProperty(self, 'when', {
    enumerable: true,
    get: () => when,
    set: (next: string) => {
      if (Number.isNaN(new Date(next).getTime())) throw new Error('Invalid date');
      when = next;
    },
  });
  self.when = text;
  return self;
} as unknown as DateStringConstructor;

DateString.prototype.toString = function toText(this: DateString) {
  return this.when;
};

DateString.prototype.toJSON = function toJSON(this: DateString) {
  return JSON.stringify({ when: this.when });
};
