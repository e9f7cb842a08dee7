import { addModel } from './commands/addModel.ts';
import { editDefinition } from './commands/edit.ts';
import type { PropertyDefinition, RelationDefinition } from './definition.ts';
import { withProperties, withRelations } from './definitionEdits.ts';
import { createProject, type Position, type Project } from './project.ts';

interface ExampleModel {
  readonly name: string;
  readonly position: Position;
  readonly properties: Readonly<Record<string, PropertyDefinition>>;
  readonly relations?: Readonly<Record<string, RelationDefinition>>;
}

/** Positioned for boxes about 240 px wide with rows of 26 px: the owner on the left, the models that it has on the right. */
const models: readonly ExampleModel[] = [
  {
    name: 'Customer',
    position: { x: 80, y: 160 },
    properties: {
      name: { type: 'string', required: true },
      email: { type: 'string' },
      city: { type: 'string' },
    },
    relations: {
      orders: { type: 'hasMany', model: 'Order', foreignKey: '' },
      reviews: { type: 'hasMany', model: 'Review', foreignKey: 'authorId' },
    },
  },
  {
    name: 'Order',
    position: { x: 520, y: 60 },
    properties: {
      description: { type: 'string' },
      date: { type: 'date' },
      total: { type: 'number' },
    },
  },
  {
    name: 'Review',
    position: { x: 520, y: 320 },
    properties: {
      title: { type: 'string' },
      content: { type: 'string' },
      rating: { type: 'number' },
    },
  },
];

/** Creates the project of a first visit: the customers, orders and reviews of LoopBack's documentation. */
export function createExampleProject(): Project {
  return models.reduce<Project>((project, { name, position, properties, relations }) => {
    const id = name.toLowerCase();
    const added = addModel(project, { id, name, position });
    return editDefinition(added, id, (definition) =>
      withRelations(withProperties(definition, properties), relations ?? {}),
    );
  }, createProject('Customer orders'));
}
