import { toDrawing } from '../../src/app/export/toDrawing.ts';
import { importFiles } from '../../src/app/opening/importFiles.ts';
import { emptyFlow } from '../../src/canvas/flow.ts';
import { toEdges } from '../../src/canvas/toEdges.ts';
import { toFlow } from '../../src/canvas/toFlow.ts';
import { emptySelection } from '../../src/editor/index.ts';
import type { SvgColours } from '../../src/exchange/drawing.ts';
import { openModelFiles } from '../../src/exchange/openModelFiles.ts';
import { printProjectFile } from '../../src/exchange/projectFile.ts';
import { readProjectFile } from '../../src/exchange/readProjectFile.ts';
import { toSvg } from '../../src/exchange/toSvg.ts';
import {
  allItems,
  allRelations,
  contentOfArea,
  createProject,
  describeProperties,
  exportFiles,
  fromRecord,
  itemBoxes,
  layOut,
  type Project,
  placeFiles,
  renameModel,
  toRecord,
} from '../../src/model/index.ts';
import { findProblems } from '../../src/model/problems/findProblems.ts';
import { toHistoryRecord } from '../../src/storage/historyRecord.ts';
import { shapes } from './shapes.ts';

export { shapes };

const view = { selection: emptySelection, detail: 'all', isFocused: false } as const;
const colours = { areas: {} } as SvgColours;

/** Runs a step and records the CPU time that it took. */
type TimeStep = <Value>(step: string, run: () => Value | Promise<Value>) => Promise<Value>;

/**
 * Does everything that the page does with a project of a shape and a size, from the
 * texts of its files to what is saved.
 *
 * @returns the CPU time of each step, in milliseconds
 */
export async function measureSteps(shape: string, size: number): Promise<Record<string, number>> {
  const times: Record<string, number> = {};
  const time: TimeStep = async (step, run) => {
    // The garbage of an earlier step must not count for this one.
    globalThis.gc?.();
    const start = process.cpuUsage();
    const value = await run();
    const { user, system } = process.cpuUsage(start);
    times[step] = (user + system) / 1000;
    return value;
  };
  const project = await openProject(time, shape, size);
  await drawProject(time, project);
  await saveProject(time, project);
  await editProject(time, project);
  return times;
}

async function openProject(time: TimeStep, name: string, size: number): Promise<Project> {
  const shape = shapes[name]?.make(size);
  if (shape === undefined) throw new Error(`There is no shape ${name}.`);
  const { files, areas, notes } = shape;
  const opened = await time('read the files', () => openModelFiles({ files, problems: [], skipped: [] }));
  const empty = createProject('Grown');
  const positions = await time('place the models', () => placeFiles(empty, opened.models));
  const args = { opened, as: 'replacement', onClash: 'useOpened', positions } as const;
  const taken = await time('import the files', () => importFiles(empty, args));
  return { ...taken, areas, notes };
}

async function drawProject(time: TimeStep, project: Project): Promise<void> {
  await time('derive relations', () => allRelations(project));
  await time('derive properties', () => project.models.map(({ id }) => describeProperties(project, id)));
  await time('find problems', () => findProblems(project));
  await time('measure boxes', () => itemBoxes(project, allItems(project)));
  await time('find the contents of areas', () => project.areas.map(({ id }) => contentOfArea(project, id)));
  await time('drawProject boxes', () => toFlow(project, { ...view, drawEdges: null }, emptyFlow));
  await time('route edges', () => toFlow(project, { ...view, drawEdges: toEdges }, emptyFlow));
  await time('draw the SVG picture', () => toSvg(toDrawing(project, toEdges), colours));
}

async function saveProject(time: TimeStep, project: Project): Promise<void> {
  const record = await time('create the record', () => structuredClone(toRecord(project)));
  await time('read the record', () => fromRecord(record));
  const text = await time('print the project file', () => printProjectFile(project));
  await time('read the project file', () => readProjectFile('grown.lbdesign.json', text));
  await time('print the model files', () => exportFiles(project));
  const laidOut = await time('lay out', () => layOut(project, {}));
  const steps = { past: [{ project, label: 'Lay out' }], future: [] };
  await time('create the record of the history', () => toHistoryRecord(laidOut, steps, 1));
}

async function editProject(time: TimeStep, project: Project): Promise<void> {
  const modelId = project.models[0]?.id ?? '';
  const renamed = await time('rename a model', () => renameModel(project, { modelId, name: 'Renamed' }));
  await time('derive relations again', () => allRelations(renamed));
  await time('find problems again', () => findProblems(renamed));
}
