/** Settings of layers that change how a layer is trained and not what its weights mean: two trunks may differ in them. */
export const TRAINING_ONLY: ReadonlySet<string> = new Set([
  'dropout',
  'rate',
  'deviation',
  'momentum',
  'statistics',
]);
