/** A date that keeps the text it was created from. */
export interface DateString {
  when: string;
  /** The text that was assigned last. */
  _when: string;
  _date: Date;
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
  Object.defineProperty(self, 'when', {
    get: () => self._when,
    set: (next: string) => {
      const date = new Date(next);
      if (Number.isNaN(date.getTime())) throw new Error('Invalid date');
      self._when = next;
      self._date = date;
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
