/** What the drawing of a model shows; every text is ready to be read. */
export interface TreeModel {
  readonly inputs: readonly TreeInput[];
  /** Text below the inputs that are not drawn one by one: "and 93 more". */
  readonly moreInputs: string | undefined;
  readonly trunk: readonly TreeLayer[];
  readonly heads: readonly TreeHead[];
}

export interface TreeInput {
  readonly name: string;
  /** How many numbers it brings. */
  readonly width: string;
  readonly title: string;
}

export interface TreeLayer {
  /** Units: short, it stands inside the layer. */
  readonly units: string;
  readonly parameters: string;
  readonly title: string;
  /** How tall it is drawn, from 0 to 1. */
  readonly share: number;
  /** Grafted and not trained: drawn hatched. */
  readonly frozen: boolean;
}

export interface TreeHead {
  readonly task: string;
  /** Kind and outputs, below the name. */
  readonly about: string;
  readonly hidden: readonly TreeLayer[];
  readonly colour: number;
}
