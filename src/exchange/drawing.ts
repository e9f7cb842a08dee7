import type { AreaColour } from '../model/index.ts';

/** A line of a box, by its middle from the top of the box. */
export interface DrawnRow {
  readonly y: number;
  readonly name: string;
  readonly type: string;
  /** The relation that a foreign key comes from; it stands below the name. */
  readonly from?: string;
  readonly mark: 'id' | 'key' | null;
  readonly isRequired: boolean;
  /** Whether LoopBack adds it, so that no file has it. */
  readonly isDerived: boolean;
}

export interface DrawnBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly headerHeight: number;
  readonly name: string;
  /** At the end of the header: its REST path. */
  readonly hint: string;
  readonly rows: readonly DrawnRow[];
}

/** An edge with its way round the boxes; paths are those of SVG. */
export interface DrawnEdge {
  readonly path: string;
  readonly marks: readonly { readonly path: string; readonly isFilled: boolean }[];
  readonly isDashed: boolean;
  readonly label: {
    readonly x: number;
    readonly y: number;
    readonly kind: string | null;
    readonly name: string;
    /** "through Appointment". */
    readonly through: string | null;
    readonly keys: readonly {
      readonly attribute: string | null;
      readonly value: string;
      readonly isDerived: boolean;
    }[];
    /** Lines below. */
    readonly roles: readonly string[];
  };
}

/** A remark. */
export interface DrawnNote {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

/** A coloured field behind boxes. */
export interface DrawnArea extends DrawnNote {
  readonly colour: AreaColour;
}

/** What a picture shows, in CSS pixels at zoom 1. */
export interface Drawing {
  readonly title: string;
  readonly boxes: readonly DrawnBox[];
  readonly edges: readonly DrawnEdge[];
  readonly areas: readonly DrawnArea[];
  readonly notes: readonly DrawnNote[];
}

/** CSS colours by what they are for, so that a picture is light or dark. */
export interface SvgColours {
  readonly background: string;
  readonly surface: string;
  readonly header: string;
  readonly line: string;
  readonly border: string;
  readonly edge: string;
  readonly text: string;
  readonly quiet: string;
  readonly faint: string;
  readonly derived: string;
  readonly id: string;
  readonly required: string;
  readonly note: string;
  readonly noteLine: string;
  readonly areas: Readonly<Record<AreaColour, string>>;
}
