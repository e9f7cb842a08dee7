import {
  Copy,
  FileArchive,
  FileJson,
  FileOutput,
  FileText,
  FolderSync,
  Image,
  Link,
  type LucideIcon,
  MapPin,
  Package,
  Palette,
  Printer,
  Workflow,
} from 'lucide-react';
import type { ExportId } from './exportGroups.ts';

const icons: Readonly<Partial<Record<ExportId, LucideIcon>>> = {
  'export:files': Package,
  'export:model': FileJson,
  saveToFolder: FolderSync,
  toggleCanvasFile: MapPin,
  'export:project': FileArchive,
  shareLink: Link,
  'export:picture': Image,
  downloadPng: Image,
  copyPicture: Copy,
  choosePicture: Palette,
  printPicture: Printer,
  'export:mermaid': Workflow,
  'export:markdown': FileText,
};

/** The icon of a line in the Export menu; a usual one for a target that has none of its own. */
export function ExportIcon({ id }: { readonly id: ExportId }) {
  const Icon = icons[id] ?? FileOutput;
  return <Icon size={14} />;
}
