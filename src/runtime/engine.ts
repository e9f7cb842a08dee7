import { pluralize, singularize } from 'inflection';
import { type EngineName, earlierPluralOf, missingMethods } from '../model/engine.ts';

/**
 * What differs between the engines. The rest of the runtime reads these facts and
 * never asks which engine it is; docs/loopback.md#versions describes each one.
 */
export interface Engine {
  readonly name: EngineName;
  /** Reads fill in the defaults of properties, unless the setting `applyDefaultsOnReads` is false. */
  readonly fillsDefaultsOnReads: boolean;
  /** The methods that its model classes do not have. */
  readonly missingMethods: ReadonlySet<string>;
  /** An include of an inverse polymorphic through relation asks the links for the name of the target, not of the owner. */
  readonly includesInverseThrough: boolean;
  /** A number for a list property is its length; otherwise it is refused. */
  readonly takesNumberAsLength: boolean;
  /** The names that `defaultFn` knows. */
  readonly defaultFunctions: ReadonlySet<string>;
  /** `useDefaultIdType: false` keeps the declared type of a generated id. */
  readonly keepsDeclaredIdType: boolean;
  /** replaceById converts the id to its type before it looks for the row, and passes the converted id to hooks. */
  readonly convertsReplacedId: boolean;
  /** In a list of ids that must be unique, a number and its text are the same, and a value that is not a list is a TypeError. */
  readonly comparesIdsPairwise: boolean;
  /** After an item of a list was removed because it is undefined, the next one, which took its place, is looked at. */
  readonly looksAtPlaceOfRemoved: boolean;
  /** notifyObserversAround notifies the observers of `after … error`, and passes the context along with the error. */
  readonly observesErrors: boolean;
  readonly pluralize: (word: string) => string;
  readonly singularize: (word: string) => string;
}

const knownToBoth = ['guid', 'uuid', 'uuidv4', 'now', 'shortid'];

const engines: Readonly<Record<EngineName, Engine>> = {
  loopback3: {
    name: 'loopback3',
    fillsDefaultsOnReads: true,
    missingMethods: missingMethods.loopback3,
    includesInverseThrough: false,
    takesNumberAsLength: false,
    defaultFunctions: new Set(knownToBoth),
    keepsDeclaredIdType: false,
    convertsReplacedId: false,
    comparesIdsPairwise: true,
    looksAtPlaceOfRemoved: true,
    observesErrors: false,
    pluralize: (word) => earlierPluralOf(word) ?? pluralize(word),
    // What counts as a plural loses its last letter.
    singularize: (word) => (earlierPluralOf(word) === null ? singularize(word) : word.slice(0, -1)),
  },
  juggler7: {
    name: 'juggler7',
    fillsDefaultsOnReads: false,
    missingMethods: missingMethods.juggler7,
    includesInverseThrough: true,
    takesNumberAsLength: true,
    defaultFunctions: new Set([...knownToBoth, 'nanoid']),
    keepsDeclaredIdType: true,
    convertsReplacedId: true,
    comparesIdsPairwise: false,
    looksAtPlaceOfRemoved: false,
    observesErrors: true,
    pluralize: (word) => pluralize(word),
    singularize: (word) => singularize(word),
  },
};

/** Returns the facts of an engine; juggler 7 if none is named. */
export const engineOf = (name: EngineName = 'juggler7'): Engine => engines[name];
