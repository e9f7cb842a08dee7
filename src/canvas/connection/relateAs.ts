import type { Editor } from '../../editor/index.ts';
import {
  connectPolymorphic,
  type ModelId,
  type Project,
  polymorphicSelectorsOf,
  previewPolymorphic,
  type RelationType,
  relationKinds,
  resolveRelation,
} from '../../model/index.ts';

/** The two ends of a drag, and the type of the held keys. */
export interface RelatedModels {
  readonly ownerId: ModelId;
  readonly targetId: ModelId;
  readonly type: RelationType;
}

/** Returns the selector by which rows of the target belong to any model; null where there is none, or the type has no use for it. */
export function selectorAt(
  project: Project,
  { targetId, type }: Omit<RelatedModels, 'ownerId'>,
): string | null {
  const kind = relationKinds.find((each) => each.type === type);
  if (kind?.keyOn !== 'target' || !kind.attributes.includes('polymorphic')) return null;
  return polymorphicSelectorsOf(project, targetId)[0] ?? null;
}

/** Previews the polymorphic relation of a drag: its name and its key; null where there is none. */
export function previewAs(
  project: Project,
  models: RelatedModels,
): { readonly selector: string; readonly name: string; readonly foreignKey: string } | null {
  const selector = selectorAt(project, models);
  if (selector === null) return null;
  const args = { ...models, selector };
  const ref = previewPolymorphic(project, args);
  const relation = ref && resolveRelation(connectPolymorphic(project, args), ref);
  return relation && { selector, name: relation.name.value, foreignKey: relation.foreignKey?.value ?? '' };
}

/** Relates the models of a drag "as imageable", and selects the relation; returns false where that is not possible. */
export function relateAs(editor: Editor, models: RelatedModels): boolean {
  const { project } = editor.getState();
  const selector = selectorAt(project, models);
  const ref = selector === null ? null : previewPolymorphic(project, { ...models, selector });
  if (selector === null || ref === null) return false;
  editor.endStep();
  editor.run(connectPolymorphic, { ...models, selector }, { label: `Relate as ${selector}` });
  editor.select({ relation: ref });
  return true;
}
