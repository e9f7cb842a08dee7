/**
 * A model of the design with what LoopBack derives for it, as the panel needs it.
 * Derived from the project without the sandbox, so that opening a project runs
 * no code.
 */
export interface DesignModel {
  /** Stays when the model is renamed. */
  readonly id: string;
  readonly name: string;
  /** The path of its REST routes, `/api/Customers`; null where LoopBack serves none. */
  readonly path: string | null;
  /** How its routes differ from the default ones; absent where they do not. */
  readonly routes?: {
    readonly patchesOnPut: boolean;
    readonly isRelationsOnly: boolean;
    readonly isNormalized: boolean;
  };
  /** null for a model without id. */
  readonly idName: string | null;
  readonly idType: string;
  /** Whether a row without id gets the next number. */
  readonly isIdGenerated: boolean;
  /** Whether it has rows of its own, which a model that extends LoopBack's "Model" has not. */
  readonly isStored: boolean;
  readonly properties: readonly DesignProperty[];
  readonly relations: readonly DesignRelation[];
}

export interface DesignProperty {
  readonly name: string;
  /** "string", "number", "[Address]" … as LoopBack reads it. */
  readonly type: string;
  readonly isRequired: boolean;
  readonly isId: boolean;
}

export interface DesignRelation {
  readonly name: string;
  /** As in the file; "hasMany through" where there is a through model. */
  readonly type: string;
  /** The name of the target; "" where the relation names none (polymorphic). */
  readonly model: string;
  readonly through: string | null;
  /** The name of the model whose rows hold the foreign key; null where there is none. */
  readonly keyHolder: string | null;
  readonly foreignKey: string | null;
  /** The foreign key of a through model that references the target. */
  readonly keyThrough: string | null;
  /** The property that the foreign key references. */
  readonly pointsAt: string;
  /** The property with the name of the model that a polymorphic key references; null for other keys. */
  readonly discriminator: string | null;
  /** Set where the polymorphic key of the through model is the one that references the target (`invert`). */
  readonly isInverted?: true;
  /** Its name in the REST path. */
  readonly path: string;
  /** The property of the owner that holds its items; absent where it embeds none. */
  readonly storedIn?: string;
  /** The options of an embedsMany that decide which methods it has. */
  readonly embeds?: {
    readonly persistent: boolean;
    /** The relation by which its items point at a row; null where they do not. */
    readonly belongsTo: string | null;
  };
}

/** A property whose values reference rows of a model. */
export interface DesignKey {
  readonly holder: string;
  readonly property: string;
  readonly target: string;
  readonly targetProperty: string;
  readonly discriminator: string | null;
  /** The relation that declares it: "Customer.orders". */
  readonly from: string;
}

/** `one`: a key; `unique`: at most one row for each target (hasOne); `list`: an array of keys (referencesMany). */
export type KeyShape = 'one' | 'unique' | 'list';

/** The parts of a relation that decide its keys, whether read from the files or from the model classes. */
export type KeyRelation = Pick<
  DesignRelation,
  | 'name'
  | 'type'
  | 'model'
  | 'keyHolder'
  | 'foreignKey'
  | 'keyThrough'
  | 'pointsAt'
  | 'discriminator'
  | 'isInverted'
>;

/**
 * Lists the foreign keys of a relation; a through model has two.
 *
 * @param owner the name of the model that has the relation
 * @param idNameOf undefined for a model that does not exist, null for one without id
 */
export function foreignKeysOf(
  owner: string,
  relation: KeyRelation,
  idNameOf: (model: string) => string | null | undefined,
): readonly (DesignKey & { readonly shape: KeyShape })[] {
  const { keyHolder, foreignKey, keyThrough, pointsAt, discriminator, type } = relation;
  const isOwn = type === 'belongsTo' || type === 'referencesMany';
  const target = isOwn ? relation.model : owner;
  if (keyHolder === null || foreignKey === null || target === '') return [];
  const shape: KeyShape = type === 'hasOne' ? 'unique' : type === 'referencesMany' ? 'list' : 'one';
  const shared = { holder: keyHolder, from: `${owner}.${relation.name}` };
  const [near, far] = relation.isInverted ? [null, discriminator] : [discriminator, null];
  const first = {
    ...shared,
    property: foreignKey,
    target,
    targetProperty: pointsAt,
    discriminator: near,
    shape,
  };
  const idName = idNameOf(relation.model);
  if (keyThrough === null || !idName || keyThrough === foreignKey) return [first];
  const toTarget = { property: keyThrough, target: relation.model, targetProperty: idName };
  return [first, { ...shared, ...toTarget, discriminator: far, shape: 'one' }];
}

/** Lists the foreign keys of a design, each once, from either side of the relations. Leaves out lists of keys (referencesMany). */
export function keysOf(design: readonly DesignModel[]): readonly DesignKey[] {
  const keys = new Map<string, DesignKey>();
  const idNames = new Map(design.toReversed().map(({ name, idName }) => [name, idName]));
  for (const model of design) {
    for (const relation of model.relations) {
      for (const { shape, ...key } of foreignKeysOf(model.name, relation, (name) => idNames.get(name))) {
        const name = JSON.stringify([key.holder, key.property, key.target]);
        if (shape !== 'list' && !keys.has(name)) keys.set(name, key);
      }
    }
  }
  return [...keys.values()];
}
