import { addTo } from '../../lib/groups.ts';
import { memoByKey } from '../../lib/memo.ts';
import { shorten } from '../../lib/shorten.ts';
import type { ModelId, ResolvedRelation, Size } from '../../model/index.ts';

/** A key as the label of an edge shows it. */
export interface LabelKey {
  /** Said where it isn't plain: of a relation that goes through a model between. */
  readonly attribute: 'foreignKey' | 'keyThrough' | null;
  readonly value: string;
  readonly isDerived: boolean;
}

/** What the label of an edge says. */
export interface EdgeLabel {
  /** The type of a relation that is shown but not edited. */
  readonly kind: string | null;
  readonly name: string;
  /** "through Appointment". */
  readonly through: string | null;
  readonly keys: readonly LabelKey[];
  /** What the key is to relations that go through the model that holds it: "foreignKey of patients". */
  readonly roles: readonly string[];
}

const none: readonly never[] = [];

/** Which relation shows which keys of those that go through a model between. */
interface Carried {
  /** What each relation's own key is to others. */
  readonly roles: ReadonlyMap<ResolvedRelation, readonly string[]>;
  /** The keys that no other edge shows. */
  readonly left: ReadonlyMap<ResolvedRelation, readonly LabelKey[]>;
}

/**
 * The label of each of a project's relations. A relation that goes through a
 * model between has two keys, and both are on that model: each is shown on the
 * edge that leads from there to the side that it points at, with the name of
 * the attribute that it is; where there is no such edge, on its own.
 */
export function labelOf(relation: ResolvedRelation, all: readonly ResolvedRelation[]): EdgeLabel {
  const { name, isEditable, type, through, throughName, foreignKey, keyThrough } = relation;
  const carried = carriedIn(all);
  // A model between that is LoopBack's own is not drawn, so that no other edge can show its keys.
  const own = [foreignKey, keyThrough].flatMap((key) =>
    key === null ? [] : [{ attribute: null, value: shorten(key.value), isDerived: key.isDerived }],
  );
  return {
    kind: isEditable ? null : shorten(type),
    name: shorten(name.value),
    through: throughName === null ? null : `through ${shorten(throughName)}`,
    keys: through === null ? own : (carried.left.get(relation) ?? none),
    roles: rolesOf(carried.roles.get(relation) ?? none),
  };
}

/** A key that very many relations use would have a label as high as a screen. */
const MOST_ROLES = 6;

function rolesOf(roles: readonly string[]): readonly string[] {
  if (roles.length <= MOST_ROLES) return roles;
  const shown = roles.slice(0, MOST_ROLES - 1);
  return [...shown, `and ${roles.length - shown.length} more`];
}

const carriedIn = memoByKey((all: readonly ResolvedRelation[]): Carried => {
  const roles = new Map<ResolvedRelation, string[]>();
  const left = new Map<ResolvedRelation, readonly LabelKey[]>();
  const through = all.filter((relation) => relation.through !== null);
  const carriers = through.length > 0 ? carriersIn(all) : new Map<string, ResolvedRelation>();
  for (const relation of through) {
    const { owner, target, foreignKey, keyThrough } = relation;
    for (const [attribute, key, side] of [
      ['foreignKey', foreignKey, owner],
      ['keyThrough', keyThrough, target],
    ] as const) {
      if (key === null || relation.through === null) continue;
      const carrier = carriers.get(placeOf(relation.through.id, key.value, side?.id));
      if (carrier === undefined) {
        const shown = { attribute, value: shorten(key.value), isDerived: key.isDerived };
        left.set(relation, [...(left.get(relation) ?? none), shown]);
      } else {
        addTo(roles, carrier, `${attribute} of ${shorten(relation.name.value)}`);
      }
    }
  }
  return { roles, left };
});

/** The edge that leads from a key to the side that it points at; the holder's own belongsTo before others. */
function carriersIn(all: readonly ResolvedRelation[]): ReadonlyMap<string, ResolvedRelation> {
  const carriers = new Map<string, ResolvedRelation>();
  for (const relation of all) {
    const { owner, target, through, keyHolder, foreignKey } = relation;
    if (through !== null || keyHolder === null || foreignKey === null || target === null) continue;
    const isHolders = keyHolder.id === owner.id && relation.kind?.keyOn === 'owner';
    const place = placeOf(keyHolder.id, foreignKey.value, isHolders ? target.id : owner.id);
    const before = carriers.get(place);
    if (before === undefined || (isHolders && before.keyHolder?.id !== before.owner.id)) {
      carriers.set(place, relation);
    }
  }
  return carriers;
}

function placeOf(holder: ModelId, key: string, pointsAt: ModelId | undefined): string {
  return JSON.stringify([holder, key, pointsAt]);
}

/** The widths of letters in a label, in pixels; nothing is measured in a page. */
const LETTER = { text: 6, small: 5.6, mono: 6.4 };
const PADDING = 16;
const GAP = 5;
const BADGE = 17;
const LINE = 19;
const ROLE_LINE = 14;
export const MAX_LABEL_WIDTH = 340;

/** The room that RelationEdge's label takes. */
export function labelSize({ kind, name, through, keys, roles }: EdgeLabel, hasBadge: boolean): Size {
  const line = [
    ...(kind === null ? [] : [kind.length * LETTER.text]),
    name.length * LETTER.text,
    ...(through === null ? [] : [through.length * LETTER.text]),
    ...keys.map(
      ({ attribute, value }) =>
        value.length * LETTER.mono + (attribute === null ? 0 : (attribute.length + 1) * LETTER.text),
    ),
  ];
  const first = line.reduce((sum, width) => sum + width + GAP, 0) + (hasBadge ? BADGE : 0);
  const widest = Math.max(first, ...roles.map((role) => role.length * LETTER.small));
  return {
    width: Math.min(MAX_LABEL_WIDTH, Math.ceil((widest + PADDING) / 2) * 2),
    height: LINE + 2 + roles.length * ROLE_LINE,
  };
}
