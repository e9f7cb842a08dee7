import { isJsonObject } from '../../lib/json.ts';
import { setRelationAttribute } from '../commands/setRelationAttribute.ts';
import { describeProperties } from '../describeProperties.ts';
import type { Project } from '../project.ts';
import { allRelations } from '../relations/projectRelations.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { ownJoinOf } from '../renaming/joinModels.ts';
import type { Problem, ProblemFix, ProblemRule } from './problem.ts';
import { relationPlace, titleOf } from './rules.ts';

const code = 'replaced-through-model';

/** A `throughTable` that has the name of a model: LoopBack defines another model of that name, in the same data source. */
export const replacedThroughModel: ProblemRule = {
  code,
  find: (project) => allRelations(project).flatMap((relation) => findReplaced(project, relation)),
};

function findReplaced(project: Project, relation: ResolvedRelation): readonly Problem[] {
  const { owner, throughName: name } = relation;
  if (name === null || ownJoinOf(relation) !== name) return [];
  if (dataSourceOf(project, owner.definition.name) !== dataSourceOf(project, name)) return [];
  const fix = fixOf(project, relation, name);
  return [
    {
      code,
      severity: 'error',
      place: relationPlace(relation, 'throughTable'),
      message: `${titleOf(relation)} names the model ${name} in "throughTable": LoopBack defines a second model ${name} for the links, and the last of the two replaces the other.`,
      why: `Either reads of the relation fail, or rows of ${name} lose the types and relations of its file. Links are stored without the validations of ${name}.`,
      advice: 'Name the model in "through" instead, or another table in "throughTable".',
      ...(fix && { fix }),
    },
  ];
}

/** The name of a model's data source; null without a model-config.json. */
function dataSourceOf({ modelConfig }: Project, name: string): unknown {
  const entry = modelConfig?.config[name];
  return isJsonObject(entry) ? entry['dataSource'] : null;
}

/** Names the model in `through`, unless LoopBack would then refuse every link, which has no value for a required property. */
function fixOf(project: Project, { ref, through }: ResolvedRelation, name: string): ProblemFix | null {
  if (through === null) return null;
  const properties = describeProperties(project, through.id);
  const isRefused = properties.some(({ isRequired, isId }) => isRequired && !isId);
  if (isRefused) return null;
  return {
    label: 'Name the model in "through"',
    apply: (current) =>
      setRelationAttribute(
        setRelationAttribute(current, { ref, attribute: 'throughTable', value: undefined }),
        { ref, attribute: 'through', value: name },
      ),
  };
}
