/** How a part differs from the other of two models beside each other. */
export type Mark = 'added' | 'removed' | 'changed';

/** What the drawing of a model shows; every text is ready to be read, `spoken` says a whole node in one sentence. */
export interface TreeModel {
  /** Columns, or bundles of like columns. */
  readonly inputs: readonly TreeInput[];
  readonly trunk: TreeChain;
  readonly heads: readonly TreeHead[];
}

export interface TreeInput {
  readonly id: string;
  readonly name: string;
  /** How many numbers it brings. */
  readonly width: string;
  readonly spoken: string;
  readonly mark: Mark | undefined;
}

/** Layers one after the other; layers can be put in before, between and after them. */
export interface TreeChain {
  /** Names the chain where a layer is put into it. */
  readonly id: string;
  readonly layers: readonly TreeLayer[];
}

export interface TreeLayer {
  readonly id: string;
  /** Its kind. */
  readonly name: string;
  /** What leaves it. */
  readonly shape: string;
  readonly parameters: string;
  readonly spoken: string;
  /** How tall it is drawn, from 0 to 1. */
  readonly share: number;
  /** Not trained: drawn hatched. */
  readonly frozen: boolean;
  /** The statistics it goes by stay as they are: told beside a snowflake. */
  readonly held: boolean;
  /** Its weights come from another run: drawn in the colour of what is grafted. */
  readonly grafted: boolean;
  /** The lab has refused it: drawn in the colour of a fault. */
  readonly faulty: boolean;
  readonly mark: Mark | undefined;
  /** What it is made of, when it is made of layers; then it is drawn as a frame around them. */
  readonly branches: readonly TreeChain[];
}

export interface TreeHead {
  readonly id: string;
  readonly task: string;
  /** Kind and outputs, below the name. */
  readonly about: string;
  readonly spoken: string;
  readonly hidden: TreeChain;
  /** Whether it grows from the columns, past the trunk. */
  readonly apart: boolean;
  readonly colour: number;
  readonly mark: Mark | undefined;
}

/** What can be done to a drawing that is not only looked at. */
export interface TreeTools {
  /** Says what the mouse does, and which keys do what. */
  readonly hint: string;
  readonly keysHint: string;
  readonly addLabel: string;
  readonly onadd: (chain: string, index: number) => void;
  /** A layer was dropped before the layer number `index` of a chain. */
  readonly onmove: (id: string, chain: string, index: number) => void;
  /** A key was pressed on a node that the drawing itself has no use for; true when it was of use. */
  readonly onkey: (id: string, event: KeyboardEvent) => boolean;
  /** A run was dropped on the drawing. */
  readonly ongraft: (run: string) => void;
  /** There while a trunk is grafted. */
  readonly lever: Lever | undefined;
}

/** What of a grafted trunk is frozen: so many layers from the columns on. */
export interface Lever {
  readonly value: number;
  readonly label: string;
  /** Says the value in words. */
  readonly text: string;
  readonly onchange: (value: number) => void;
}
