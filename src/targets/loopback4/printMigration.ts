import { inlineText } from '../application/inlineText.ts';
import { table } from '../markdown/markdownText.ts';
import { type AppDesign, type AppModel, modelsWith, type Todo } from './appModel.ts';
import { clientDifferences } from './clientDifferences.ts';
import type { LoopBack4Options } from './options.ts';

/** Prints MIGRATION.md: what LoopBack 4 does differently, and what stays to be done, model by model. */
export function printMigration(design: AppDesign, options: LoopBack4Options): string {
  const parts = [
    '# From LoopBack 3 to LoopBack 4',
    openRoutes(design),
    firstSteps,
    `## What clients notice\n\n${differencesTable(options)}`,
    `## Model by model\n\nEach line is a \`TODO\` comment in \`src/models\`, too.`,
    ...design.models.flatMap((model) => modelPart(model) ?? []),
    complete(design.models),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const openRoutes = (design: AppDesign): string =>
  [
    '**Every route is open until you act.** LoopBack 4 does not read ACLs, and nobody has to log in.',
    modelsWith(design, 'acl').length > 0
      ? 'The ACLs of each model are below. Do not serve this application to others before they are in force again.'
      : 'The design has no ACLs either.',
  ].join(' ');

const firstSteps = `## What to do first

1. Add authentication: [@loopback/authentication](https://loopback.io/doc/en/lb4/Authentication-overview.html), for users of your own with \`@loopback/authentication-jwt\`.
2. Add authorization: [@loopback/authorization](https://loopback.io/doc/en/lb4/Authorization-overview.html), with a voter for each ACL that is listed below.
3. Write hooks, remote methods and scopes again, where they are listed.
4. Let your clients run against a copy of the data, with the table in view.`;

const differencesTable = (options: LoopBack4Options): string =>
  table(
    ['what', 'LoopBack 3', 'LoopBack 4'],
    clientDifferences(options).map(({ what, loopback3, loopback4 }) => [what, loopback3, loopback4]),
  ).join('\n');

/** Everything that stays to be done for a model, in the order of its file. */
export const todosOf = ({ todos, properties, nested, relations }: AppModel): readonly Todo[] => [
  ...todos,
  ...[...properties, ...nested.flatMap((each) => each.properties)].flatMap((property) => property.todos),
  ...relations.flatMap((relation) => relation.todos),
];

function modelPart(model: AppModel): string | null {
  const todos = todosOf(model);
  if (todos.length === 0) return null;
  const lines = todos.map(({ about, text }) => `- ${inlineText(about)}: ${inlineText(text)}`);
  return [`### ${inlineText(model.name)}`, '', ...lines].join('\n');
}

/** Names the models that nothing has to be done for. */
function complete(models: readonly AppModel[]): string {
  const names = models.filter((model) => todosOf(model).length === 0).map(({ name }) => inlineText(name));
  return names.length === 0 ? '' : `Nothing is left to do for ${names.join(', ')}.`;
}
