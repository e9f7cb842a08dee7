/** An entry that the palette finds and runs. */
export interface PaletteEntry {
  readonly id: string;
  readonly kind: 'action' | 'model' | 'relation' | 'property' | 'area' | 'note';
  readonly label: string;
  readonly detail: string;
  readonly shortcut?: string;
  readonly isEnabled: boolean;
  run(): void;
}
