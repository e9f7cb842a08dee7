import type { RelationDefinition } from './definition.ts';
import type { MethodSignature } from './methodSignature.ts';
import { classMethods, instanceMethods } from './modelMethods.ts';
import { relationKinds } from './relations/relationKinds.ts';

/** The names of methods that read, write or create rows, including LoopBack's aliases. */
export interface MethodNames {
  readonly ofClass: readonly string[];
  readonly ofInstance: readonly string[];
  /** The methods of the accessor of any relation. */
  readonly ofRelation: readonly string[];
}

/** The attributes that decide which methods a relation has. */
const variants: readonly Omit<RelationDefinition, 'type' | 'model'>[] = [
  {},
  { through: 'Link' },
  { options: { belongsTo: 'part' } },
  { options: { persistent: true } },
];

/** Lists the names of all methods in the catalogue. */
export function methodNames(): MethodNames {
  const isAboutRows = ({ actsOn }: MethodSignature): boolean => actsOn !== 'memory';
  const ofRelations = relationKinds.flatMap(({ type, methods }) =>
    variants.flatMap((variant) =>
      methods({
        ownerName: '',
        targetName: '',
        targetPlural: '',
        relationName: '',
        definition: { type, model: '', ...variant },
      }),
    ),
  );
  return {
    ofClass: namesOf(classMethods('').filter(isAboutRows)),
    ofInstance: namesOf(instanceMethods('').filter(isAboutRows)),
    ofRelation: namesOf(ofRelations.filter(({ name }) => name !== '')),
  };
}

function namesOf(methods: readonly MethodSignature[]): readonly string[] {
  return [...new Set(methods.map(({ name }) => name))];
}
