import { electronStep } from './electron.mjs';
import { nodeStep } from './node.mjs';
import { packagesStep } from './packages.mjs';
import { testSystemStep, windowSystemStep } from './system.mjs';
import { tensorflowStep } from './tensorflow.mjs';

const forAll = [nodeStep, packagesStep, tensorflowStep];
const forWindow = [...forAll, windowSystemStep, electronStep];

/** The steps in order, for what is about to be done. */
export const stepsFor = {
  /** The command line, and the lab in a browser. */
  command: forAll,
  /** The lab in a window. */
  window: forWindow,
  /** Every test. */
  test: [...forWindow, testSystemStep],
};
