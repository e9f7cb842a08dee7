import { addTo } from '../../lib/groups.ts';
import { memoByKey } from '../../lib/memo.ts';
import { shorten } from '../../lib/shorten.ts';
import {
  type ModelId,
  polymorphicForeignKey,
  polymorphicKeysOf,
  type ResolvedRelation,
} from '../../model/index.ts';

/** A key in the label of an edge. */
interface LabelKey {
  /** Shown only for a through relation, which has two keys. */
  readonly attribute: 'foreignKey' | 'keyThrough' | null;
  readonly value: string;
  readonly isDerived: boolean;
}

/** The contents of an edge's label. */
export interface EdgeLabel {
  /** The kind, where the marks at the ends do not tell it, or the designer does not edit it. */
  readonly kind: string | null;
  readonly name: string;
  /** "through Appointment", and "as imageable" of a polymorphic relation. */
  readonly through: string | null;
  readonly keys: readonly LabelKey[];
  /** More lines: the roles of the key in through relations ("foreignKey of patients"), or the through model. */
  readonly roles: readonly string[];
}

const none: readonly never[] = [];

/** Which edges show the keys of through relations. */
interface KeyLabels {
  /** The roles of each relation's own key in through relations. */
  readonly roles: ReadonlyMap<ResolvedRelation, readonly string[]>;
  /** The keys that no other edge shows, which the through relation shows itself. */
  readonly left: ReadonlyMap<ResolvedRelation, readonly LabelKey[]>;
}

/**
 * The label of a relation. A through relation has two keys, both in the through
 * model: each is shown on the edge from the through model to that side, with its
 * attribute (`foreignKey` or `keyThrough`); without such an edge, on the through
 * relation's own edge.
 *
 * @param all all relations of the project
 */
export function labelOf(relation: ResolvedRelation, all: readonly ResolvedRelation[]): EdgeLabel {
  const keyLabels = keyLabelsIn(all);
  const [left, roles] = [keyLabels.left.get(relation), keyLabels.roles.get(relation)];
  const alone = labelAlone(relation);
  if (left === undefined && roles === undefined) return alone;
  return {
    ...alone,
    keys: relation.through === null ? alone.keys : (left ?? none),
    roles: rolesOf(roles ?? none),
  };
}

/**
 * The label of a relation that shares its edge with its inverse: it leaves to
 * the other side what that one shows. The key is shown by the side of the model that holds
 * it, unless its row does; of two keys each side shows the one that points at its own model.
 *
 * @param hasKeyRow whether the edge ends at the row of the key, in the box of the relation's own model
 */
export function sideLabelOf(
  relation: ResolvedRelation,
  all: readonly ResolvedRelation[],
  hasKeyRow: boolean,
): EdgeLabel {
  const label = labelOf(relation, all);
  const { kind, foreignKey, keyThrough } = relation;
  if (keyThrough !== null) {
    const own = shorten(foreignKey?.value ?? '');
    // On a line of its own: two such labels are side by side.
    const roles = label.through === null ? label.roles : [label.through, ...label.roles];
    return { ...label, through: null, roles, keys: label.keys.filter(({ value }) => value === own) };
  }
  const isShownHere = kind?.keyOn === 'owner' && (!hasKeyRow || label.roles.length > 0);
  return isShownHere ? label : { ...label, keys: none };
}

/** Returns the label of a relation that depends on no other relation; the same object for the same relation. */
const labelAlone = memoByKey((relation: ResolvedRelation): EdgeLabel => {
  const { name, through, foreignKey, keyThrough } = relation;
  // A built-in through model is not drawn, so no other edge can show its keys.
  const own = [foreignKey, keyThrough].flatMap((key) =>
    key === null ? [] : [{ attribute: null, value: shorten(key.value), isDerived: key.isDerived }],
  );
  return {
    kind: kindText(relation),
    name: shorten(name.value),
    through: waysOf(relation),
    keys: through === null ? own : none,
    roles: none,
  };
});

/** "through Link", "as imageable", or both. */
function waysOf({ throughName, definition, ref }: ResolvedRelation): string | null {
  const keys = polymorphicKeysOf(definition, ref.name);
  // A relation with its own keys has no selector.
  const selector = keys === null || !isSelectorUsed(keys) ? null : `as ${shorten(keys.selector)}`;
  const through = throughName === null ? null : `through ${shorten(throughName)}`;
  if (keys !== null && selector === null) return through === null ? 'polymorphic' : `${through}, polymorphic`;
  return [through, selector].filter((each) => each !== null).join(' ') || null;
}

const isSelectorUsed = ({ selector, foreignKey }: { selector: string; foreignKey: string }): boolean =>
  polymorphicForeignKey(selector) === foreignKey;

function kindText({ isEditable, kind, type }: ResolvedRelation): string | null {
  if (!isEditable || kind === null) return shorten(type);
  return kind.isNamedOnEdge ? kind.label : null;
}

/** The most roles that a label lists: a widely used key would have a label as high as a screen. */
const MOST_ROLES = 6;

function rolesOf(roles: readonly string[]): readonly string[] {
  if (roles.length <= MOST_ROLES) return roles;
  const shown = roles.slice(0, MOST_ROLES - 1);
  return [...shown, `and ${roles.length - shown.length} more`];
}

const keyLabelsIn = memoByKey((all: readonly ResolvedRelation[]): KeyLabels => {
  const roles = new Map<ResolvedRelation, string[]>();
  const left = new Map<ResolvedRelation, readonly LabelKey[]>();
  const through = all.filter((relation) => relation.through !== null);
  const edgesByKey = through.length > 0 ? edgesShowingKey(all) : new Map<string, ResolvedRelation>();
  for (const relation of through) {
    const { owner, target, foreignKey, keyThrough } = relation;
    for (const [attribute, key, side] of [
      ['foreignKey', foreignKey, owner],
      ['keyThrough', keyThrough, target],
    ] as const) {
      if (key === null || relation.through === null) continue;
      const edge = edgesByKey.get(keyId(relation.through.id, key.value, side?.id));
      if (edge === undefined) {
        const shown = { attribute, value: shorten(key.value), isDerived: key.isDerived };
        left.set(relation, [...(left.get(relation) ?? none), shown]);
      } else {
        addTo(roles, edge, `${attribute} of ${shorten(relation.name.value)}`);
      }
    }
  }
  return { roles, left };
});

/** The edge that shows each key: from the model that holds the key to the model that it references; preferably the holder's own belongsTo. */
function edgesShowingKey(all: readonly ResolvedRelation[]): ReadonlyMap<string, ResolvedRelation> {
  const edgesByKey = new Map<string, ResolvedRelation>();
  for (const relation of all) {
    const { owner, target, through, keyHolder, foreignKey } = relation;
    if (through !== null || keyHolder === null || foreignKey === null || target === null) continue;
    const isHolders = keyHolder.id === owner.id && relation.kind?.keyOn === 'owner';
    const id = keyId(keyHolder.id, foreignKey.value, isHolders ? target.id : owner.id);
    const before = edgesByKey.get(id);
    if (before === undefined || (isHolders && before.keyHolder?.id !== before.owner.id)) {
      edgesByKey.set(id, relation);
    }
  }
  return edgesByKey;
}

function keyId(holder: ModelId, key: string, pointsAt: ModelId | undefined): string {
  return JSON.stringify([holder, key, pointsAt]);
}

/** Whether two labels show the same. */
export function isSameLabel(one: EdgeLabel, other: EdgeLabel): boolean {
  if (one === other) return true;
  return (
    one.kind === other.kind &&
    one.name === other.name &&
    one.through === other.through &&
    (one.roles === other.roles || one.roles.join() === other.roles.join()) &&
    one.keys.length === other.keys.length &&
    one.keys.every(({ attribute, value, isDerived }, index) => {
      const key = other.keys[index];
      return attribute === key?.attribute && value === key.value && isDerived === key.isDerived;
    })
  );
}
