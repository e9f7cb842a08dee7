export { applicationFiles, projectFiles, scriptPath } from './files/projectFiles.ts';
export { createClassNames } from './loopback4/classNames.ts';
export type { Drawing, DrawnBox, DrawnEdge, DrawnProject, SvgColours } from './picture/drawing.ts';
export { coloursIn, pictureColours } from './picture/pictureColours.ts';
export { partsOfSvg, type SvgPart } from './picture/svgParts.ts';
export { cssFont, estimateWidth, type FontStyle, type MeasureText } from './picture/svgText.ts';
export { piecesOfFile, type SvgPieces, toSvgPieces } from './picture/toSvg.ts';
export {
  type FileParts,
  FORMAT,
  FORMAT_VERSION,
  printProjectFile,
  projectFileEnding,
} from './project/projectFile.ts';
export { type TargetId, targetEntries } from './registry.ts';
export {
  type Remark,
  type Rows,
  type Target,
  type TargetFile,
  type TargetOutput,
  type TextFile,
  textOfFile,
} from './target.ts';
export { toFileName } from './toFileName.ts';
export { makeStoredZip } from './zip/storedZip.ts';
