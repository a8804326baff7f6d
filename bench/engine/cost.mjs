/** Floating-point operations of the matrix products of a step: forward, and backward but for the inputs of the first layer. */
export function flopsOf({ input, batch, layers }) {
  let [height, width] = input;
  const forward = layers.map((layer) => {
    if (layer.kind === 'dense') return 2 * batch * layer.inputs * layer.units;
    [height, width] = [height, width].map((side) => side - layer.kernel + 1);
    const places = height * width;
    [height, width] = [height, width].map((side) => Math.floor(side / 2));
    return 2 * batch * places * layer.kernel ** 2 * layer.channels * layer.filters;
  });
  const sum = forward.reduce((all, one) => all + one, 0);
  return 3 * sum - forward[0];
}
