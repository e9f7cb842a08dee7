import {
  Copy,
  FileArchive,
  FileJson,
  FileText,
  FolderSync,
  Image,
  Link,
  type LucideIcon,
  Package,
  Palette,
  Printer,
  Workflow,
} from 'lucide-react';
import type { ExportId } from './exportGroups.ts';

const icons: Readonly<Record<ExportId, LucideIcon>> = {
  downloadProject: Package,
  downloadModel: FileJson,
  saveToFolder: FolderSync,
  downloadProjectFile: FileArchive,
  shareLink: Link,
  downloadSvg: Image,
  downloadPng: Image,
  copyPicture: Copy,
  choosePicture: Palette,
  printPicture: Printer,
  downloadMermaid: Workflow,
  downloadMarkdown: FileText,
};

/** The icon of a line in the Export menu. */
export function ExportIcon({ id }: { readonly id: ExportId }) {
  const Icon = icons[id];
  return <Icon size={14} />;
}
