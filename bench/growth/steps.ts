import { importFiles } from '../../src/app/opening/importFiles.ts';
import { emptyFlow } from '../../src/canvas/flow.ts';
import { toDrawing } from '../../src/canvas/toDrawing.ts';
import { toEdges } from '../../src/canvas/toEdges.ts';
import { toFlow } from '../../src/canvas/toFlow.ts';
import { createEditor, emptySelection } from '../../src/editor/index.ts';
import { typeModelName } from '../../src/editor/modelRenames.ts';
import { openModelFiles } from '../../src/exchange/openModelFiles.ts';
import {
  allItems,
  allRelations,
  contentOfArea,
  copyItems,
  createProject,
  describeProperties,
  exportFiles,
  fromRecord,
  itemBoxes,
  layOut,
  type ModelId,
  type Project,
  pasteItems,
  placeFiles,
  readPastedItems,
  renameModel,
  toRecord,
} from '../../src/model/index.ts';
import { findProblems } from '../../src/model/problems/findProblems.ts';
import { readProjectFile } from '../../src/sources/project/readProjectFile.ts';
import { toHistoryRecord } from '../../src/storage/historyRecord.ts';
import type { SvgColours } from '../../src/targets/picture/drawing.ts';
import { toSvg } from '../../src/targets/picture/toSvg.ts';
import { printProjectFile } from '../../src/targets/project/projectFile.ts';
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
  await time('draw the boxes', () => toFlow(project, { ...view, drawEdges: null }, emptyFlow));
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
  await typeLetters(time, project, modelId);
  await pasteAll(time, project);
}

/** The second letter of a name: the first one also caches what the whole rename needs. */
async function typeLetters(time: TimeStep, project: Project, modelId: ModelId): Promise<void> {
  const editor = createEditor({ project });
  const shown = toFlow(project, { ...view, drawEdges: null }, emptyFlow);
  typeModelName(editor, modelId, 'R');
  const first = toFlow(editor.getState().project, { ...view, drawEdges: null }, shown);
  await time('type a letter of a name', () => typeModelName(editor, modelId, 'Re'));
  await time('draw the letter', () => toFlow(editor.getState().project, { ...view, drawEdges: null }, first));
}

async function pasteAll(time: TimeStep, project: Project): Promise<void> {
  const editor = createEditor({ project });
  const items = allItems(project);
  const text = await time('copy everything', () => copyItems(project, items));
  const read = await time('read what was copied', () => readPastedItems(text));
  if (!read.ok) throw new Error('What was copied is not read.');
  const newIds = (list: readonly unknown[]) => list.map((_, index) => `copy${index}`);
  const { models, areas, notes } = read.value;
  const ids = { models: newIds(models), areas: newIds(areas), notes: newIds(notes) };
  const before = toFlow(project, { ...view, drawEdges: null }, emptyFlow);
  await time('paste it', () => editor.run(pasteItems, { pasted: read.value, ids, at: { x: 0, y: 0 } }));
  const after = await time('draw it', () =>
    toFlow(editor.getState().project, { ...view, drawEdges: null }, before),
  );
  await time('undo it', () => {
    editor.undo();
    return toFlow(editor.getState().project, { ...view, drawEdges: null }, after);
  });
}
