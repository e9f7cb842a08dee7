import { closestName } from '../../lib/closestName.ts';
import {
  addModel,
  connectModels,
  createProject,
  explainName,
  previewRelation,
  relationCode,
  relationJson,
  relationKinds,
  resolveRelation,
} from '../../model/index.ts';
import { type Command, textFlag } from '../command.ts';
import { exitCodes, printable, Refusal, styled, type Terminal } from '../terminal.ts';

/** Far longer than any name, and short enough to be shown. */
const LONGEST_NAME = 200;

/** Says how LoopBack derives the names of a relation. */
export const command: Command = {
  name: 'names',
  summary: 'Says which names LoopBack derives for a relation, and why',
  usage: '<model> <model>',
  most: 2,
  flags: {
    type: {
      type: 'string',
      short: 't',
      value: '<type>',
      help: `${relationKinds.map(({ type }) => type).join(', ')}; hasMany if not given`,
    },
  },
  details: `
The first model has the relation, the second is what it leads to.

Examples:
  loopback-model-designer names Customer Order
  loopback-model-designer names Order Customer --type belongsTo`,

  async run(args, terminal) {
    const [owner, target] = args.rest;
    if (owner === undefined || target === undefined)
      throw new Refusal('Name two models: names Customer Order.');
    for (const name of [owner, target])
      if (name === '' || name.length > LONGEST_NAME)
        throw new Refusal('The name of a model has 1 to 200 letters.');
    const type = typeOf(textFlag(args, 'type') ?? 'hasMany');
    const models = [...new Set([owner, target])];
    const bare = models.reduce(
      (project, name, index) => addModel(project, { id: name, name, position: { x: index, y: 0 } }),
      createProject('Names'),
    );
    const made = previewRelation(bare, owner, target, type);
    if (made === null)
      throw new Refusal(`A ${type} from ${printable(owner)} to ${printable(target)} is not possible.`);
    const project = connectModels(bare, { ownerId: owner, targetId: target, type });
    const ref = { modelId: owner, name: made.name };
    const relation = resolveRelation(project, ref);
    if (relation === null) throw new Error(`${made.name} was not made.`);
    const { name, foreignKey, keyThrough, storedIn } = explainName(project, ref);
    printSteps('relation', name, terminal);
    printSteps('foreign key', foreignKey, terminal);
    printSteps('key to the other side', keyThrough, terminal);
    printSteps('stored in', storedIn, terminal);
    terminal.out(`\n${styled(terminal, 'bold', 'file')}\n${indent(relationJson(relation))}\n`);
    terminal.out(`\n${styled(terminal, 'bold', 'code')}\n${indent(relationCode(relation))}\n`);
    return exitCodes.ok;
  },
};

function printSteps(label: string, steps: ReturnType<typeof explainName>['name'], terminal: Terminal): void {
  const last = steps.at(-1);
  if (last === undefined) return;
  terminal.out(`${styled(terminal, 'bold', label)} ${styled(terminal, 'green', printable(last.value))}\n`);
  for (const step of steps)
    terminal.out(`  ${printable(step.value)}  ${styled(terminal, 'dim', printable(step.text))}\n`);
}

const indent = (text: string): string =>
  text
    .split('\n')
    .map((line) => `  ${printable(line)}`)
    .join('\n');

function typeOf(given: string): (typeof relationKinds)[number]['type'] {
  const kind = relationKinds.find(({ type }) => type === given);
  if (kind !== undefined) return kind.type;
  const types = relationKinds.map(({ type }) => type);
  const nearest = closestName(given, types);
  const guess = nearest === null ? ` There are ${types.join(', ')}.` : ` Did you mean ${nearest}?`;
  throw new Refusal(`There is no relation type ${printable(given)}.${guess}`);
}
