export interface Harm {
  readonly effect: string;
  readonly why: string;
}

/** The harm of a property that hides a member of rows that LoopBack needs. */
export const harmOf: ReadonlyMap<string, Harm> = new Map([
  [
    'constructor',
    {
      effect: 'LoopBack warns at boot, and finds it where it looks for the class of a row',
      why: 'No row can be created.',
    },
  ],
  [
    'toObject',
    {
      effect: 'LoopBack calls the method of that name on rows, and finds the value',
      why: 'No row with a value there can be stored.',
    },
  ],
  [
    'toJSON',
    {
      effect: 'LoopBack calls the method of that name on rows, and finds the value',
      why: 'Responses show the internals of a row instead of its properties.',
    },
  ],
  ...['trigger', 'isValid'].map((name): [string, Harm] => [
    name,
    {
      effect: 'LoopBack calls the method of that name on every new row, and finds the property',
      why: 'No row can be stored.',
    },
  ]),
  [
    'setAttributes',
    {
      effect: 'LoopBack calls the method of that name on rows, and finds the value',
      why: 'No row with a value there can be stored.',
    },
  ],
  [
    'errors',
    {
      effect: 'LoopBack stores the errors of the validation there',
      why: 'A value there is lost: the stored row holds false.',
    },
  ],
  ...['_initProperties', '__defineGetter__', '__defineSetter__'].map((name): [string, Harm] => [
    name,
    {
      effect: 'LoopBack calls the method of that name on every new row, and finds the property',
      why: 'No row can be created.',
    },
  ]),
  ...[
    'toString',
    'toLocaleString',
    'valueOf',
    'isPrototypeOf',
    'propertyIsEnumerable',
    '__lookupGetter__',
    '__lookupSetter__',
  ].map((name): [string, Harm] => [
    name,
    {
      effect: 'LoopBack stores what the method of that name returns',
      why: 'A value there is lost.',
    },
  ]),
]);

/** Whether LoopBack does not boot, or stores no rows, with a property of that name. */
export function isHarmfulPropertyName(name: string): boolean {
  return name === 'patchAttributes' || name === 'hasOwnProperty' || harmOf.has(name);
}
