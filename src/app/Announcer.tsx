import { useMemo } from 'react';
import { useEditor } from '../editor/index.ts';
import { describeProperties, findModel, type Project, relationsOf, resolveRelation } from '../model/index.ts';

/** Says to screen readers what is selected now. */
export function Announcer() {
  const project = useEditor((state) => state.project);
  const selection = useEditor((state) => state.selection);
  const text = useMemo(() => {
    if (selection.relation !== null) {
      const relation = resolveRelation(project, selection.relation);
      if (relation === null) return '';
      const { owner, kind, type, ref, foreignKey } = relation;
      const key = foreignKey === null ? '' : `, key ${foreignKey.value}`;
      return `${owner.definition.name} ${kind?.label ?? type} ${ref.name}${key}`;
    }
    const [first, second] = selection.models;
    if (second !== undefined) return `${selection.models.length} models selected`;
    return first === undefined ? '' : describeModel(project, first);
  }, [project, selection]);
  return (
    <p className="visually-hidden" role="status" data-testid="announcer">
      {text}
    </p>
  );
}

function describeModel(project: Project, modelId: string): string {
  const name = findModel(project, modelId)?.definition.name ?? '';
  const properties = describeProperties(project, modelId).length;
  const relations = relationsOf(project, modelId).length;
  return `${name}, ${count(properties, 'property', 'properties')}, ${count(relations, 'relation', 'relations')}`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
