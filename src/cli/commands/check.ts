import { countOf as counted } from '../../lib/countOf.ts';
import { toProject } from '../../sources/index.ts';
import { diffOf, writeChanges } from '../changes.ts';
import { applyFixes } from '../check/applyFixes.ts';
import { configName, readConfig } from '../check/config.ts';
import { type Finding, findingsOf } from '../check/findings.ts';
import { countOf, type Format, formats, printFindings } from '../check/formats.ts';
import { openForCheck, type ToCheck } from '../check/openForCheck.ts';
import { type Arguments, type Command, isGiven, textFlag } from '../command.ts';
import type { OpenedPath } from '../openPath.ts';
import { exitCodes, printable, Refusal, styled, type Terminal } from '../terminal.ts';
import { version } from '../version.ts';

/** Reports what LoopBack ignores, refuses or treats in a surprising way. */
export const command: Command = {
  name: 'check',
  summary: 'Reports what LoopBack ignores, refuses or treats in a surprising way',
  usage: '[folder or file]',
  most: 1,
  flags: {
    fix: { type: 'boolean', help: 'applies the fixes that need no decision, and prints what changes' },
    'fix-guesses': {
      type: 'boolean',
      help: 'applies those too that assume what was intended, such as a similar name',
    },
    'dry-run': { type: 'boolean', help: 'with a fix: prints what would change, and writes nothing' },
    format: {
      type: 'string',
      short: 'f',
      value: '<format>',
      help: `${formats.join(', ')}; text if not given`,
    },
    'max-warnings': { type: 'string', value: '<number>', help: 'fails with more warnings than these' },
    config: {
      type: 'string',
      short: 'c',
      value: '<file>',
      help: `the rules to switch; ${configName} if not given`,
    },
    quiet: { type: 'boolean', short: 'q', help: 'reports errors only' },
  },
  details: `
The folder is that of a LoopBack 3 project, or of its models; the present one if
none is given. node_modules and folders whose name starts with a dot are left out.
The file of a model is checked with the other models of its project, and only what
concerns the file is reported.

${configName} in that folder switches rules:

  { "rules": { "unenforced-constraint": "off", "unknown-target": "warning" } }

Ends with 1 if there are errors, or more warnings than --max-warnings allows.

Examples:
  loopback-model-designer check
  loopback-model-designer check api --fix --dry-run
  loopback-model-designer check --format sarif > models.sarif`,

  async run(args, terminal) {
    const format = formatOf(textFlag(args, 'format'));
    const most = numberOf(textFlag(args, 'max-warnings'));
    const [path = '.'] = args.rest;
    const { found, only } = await openForCheck(path, terminal.folder);
    refuseNothing(found, path);
    const severities = await readConfig(found.folder, terminal.folder, textFlag(args, 'config'));
    let project = toProject(found.opened);
    if (isGiven(args, 'fix') || isGiven(args, 'fix-guesses'))
      project = await fix(project, { found, only }, args, severities, terminal);
    else if (isGiven(args, 'dry-run')) throw new Refusal('--dry-run belongs to --fix or --fix-guesses.');
    const everywhere = findingsOf(project, found, terminal.folder, severities);
    const all = only === null ? everywhere : everywhere.filter(({ path: place }) => place === only.path);
    const findings = isGiven(args, 'quiet') ? all.filter(({ severity }) => severity === 'error') : all;
    terminal.out(printFindings(format, findings, terminal, version));
    if (format === 'text')
      terminal.out(summaryOf(findings, only === null ? project.models.length : 1, terminal));
    const fails = countOf(all, 'error') > 0 || countOf(all, 'warning') > most;
    return fails ? exitCodes.found : exitCodes.ok;
  },
};

async function fix(
  project: ReturnType<typeof toProject>,
  { found, only }: ToCheck,
  args: Arguments,
  severities: Awaited<ReturnType<typeof readConfig>>,
  terminal: Terminal,
) {
  if (found.opened.report !== undefined)
    throw new Refusal(
      `--fix changes model files of LoopBack 3, and these are of ${found.opened.report.title}: make such files with import first.`,
    );
  const fixed = applyFixes(project, {
    severities,
    withGuesses: isGiven(args, 'fix-guesses'),
    isWanted: (modelId) => only === null || modelId === only.modelId,
  });
  const changes = diffOf(project, fixed.project, found, terminal.folder);
  terminal.note(changes.patch);
  if (isGiven(args, 'dry-run')) return project;
  await writeChanges(changes);
  terminal.note(
    fixed.count === 0
      ? 'There is nothing that can be fixed without a decision.\n'
      : `Fixed ${counted(fixed.count, 'problem')} in ${counted(changes.files.length, 'file')}.\n`,
  );
  return fixed.project;
}

function summaryOf(findings: readonly Finding[], models: number, terminal: Terminal): string {
  const checked = counted(models, 'model');
  if (findings.length === 0) return `${styled(terminal, 'green', 'No problems')} in ${checked}.\n`;
  const parts = (['error', 'warning', 'note'] as const).flatMap((severity) => {
    const count = countOf(findings, severity);
    return count === 0 ? [] : [counted(count, severity)];
  });
  const fixable = findings.filter(({ fix, isGuess }) => fix !== null && !isGuess).length;
  const guessable = findings.filter(({ isGuess }) => isGuess).length;
  const hint =
    (fixable === 0 ? '' : ` ${fixable} can be fixed by --fix.`) +
    (guessable === 0 ? '' : ` ${guessable} by --fix-guesses, which assumes what you meant.`);
  return `\n${parts.join(', ')} in ${checked}.${hint}\n`;
}

function formatOf(given = 'text'): Format {
  const format = formats.find((one) => one === given);
  if (format === undefined)
    throw new Refusal(`There is no format ${printable(given)}. There are ${formats.join(', ')}.`);
  return format;
}

function numberOf(given: string | undefined): number {
  if (given === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d{1,6}$/.test(given))
    throw new Refusal(`--max-warnings is “${printable(given)}”: give a whole number from 0 to 999999.`);
  return Number(given);
}

function refuseNothing({ opened }: OpenedPath, path: string): void {
  // A new application has a model-config.json with built-in models only.
  const isProject = opened.project !== undefined || opened.modelConfig !== null;
  if (opened.models.length > 0 || isProject || opened.problems.length > 0) return;
  throw new Refusal(
    `${printable(path)} holds no models. Name the folder of a LoopBack project, or of its model files.`,
  );
}
