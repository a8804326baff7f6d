/** The article's two programs, shortened to what matters: each as it was written and as it was meant. */
export const PROGRAMS = {
  multiTask: {
    written: `const model = tf.sequential({ layers: [
  dense({ units: 64, activation: 'relu' }),
  dense({ units: 64, activation: 'relu' }),
  dense({ units: 5, activation: 'softmax' }),
] });
model.compile({
  optimizer: tf.train.adam(0.001),
  loss: 'categoricalCrossentropy',
});`,
    meant: `const trunk = dense({ units: 64, activation: 'relu' })
  .apply(inputs);
const heads = targets.map((name) => {
  const own = dense({ units: 64, activation: 'relu' })
    .apply(trunk);
  return dense({ units: 1, activation: 'sigmoid', name })
    .apply(own);
});
const model = tf.model({ inputs, outputs: heads });`,
  },
  transfer: {
    written: `const deeper = tf.sequential({ layers: [
  dense({ units: 64, activation: 'relu' }),
  dense({ units: 64, activation: 'relu' }),
  dense({ units: 64, activation: 'relu' }),
  dense({ units: 1, activation: 'sigmoid' }),
] });
// new random weights: nothing was transferred`,
    meant: `const source = await trainOn(firstTask);
const trunk = source.getLayer('trunk').output;
const own = dense({ units: 64, activation: 'relu' })
  .apply(trunk);
const head = dense({ units: 1, activation: 'sigmoid' })
  .apply(own);
// fine-tuned on the second task, tested on its rows`,
  },
} as const;
