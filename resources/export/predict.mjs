// Predicts the rows of a CSV table, one line of JSON a row:
//
//     npm install @tensorflow/tfjs
//     node predict.mjs rows.csv
//
// The table is UTF-8 with commas and a header, numbers are written with a point, an empty cell is missing.
// model.json and weights.bin are the model; recipe.json says how cells become its inputs.
import { readFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs';

const here = (name) => new URL(name, import.meta.url);
const readJson = async (name) => JSON.parse(await readFile(here(name), 'utf8'));

async function loadModel() {
  const { modelTopology, weightsManifest } = await readJson('model.json');
  const { buffer } = new Uint8Array(await readFile(here('weights.bin')));
  return tf.loadLayersModel(tf.io.fromMemory({ modelTopology, weightSpecs: weightsManifest[0].weights, weightData: buffer }));
}

/** Rows of a CSV text as arrays of cells; quoted cells may hold commas, quotes and line breaks. */
function parseCsv(text) {
  const rows = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

/** The number that a text stands for; a moment counts as seconds since 1970, in UTC when it names no zone. */
function numberOf(type, text) {
  if (text === '') return NaN;
  return type === 'time' ? Date.parse(/:.*(Z|[+-][\d:]+)$/.test(text) ? text : `${text}Z`) / 1000 : Number(text);
}

/** The text that a cell stands for: invisible characters aside, empty where it is a mark for no value. */
function read({ missing = [], clean = false } = {}, numeric, cell) {
  const space = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
  const hidden = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x01-\x08\x0e-\x1f]/g;
  const text = clean ? cell.replace(space, ' ').replace(hidden, '').trim() : cell;
  const known = (mark) => mark === text.trim() || (numeric && Number(mark) === Number(text));
  return missing.some(known) ? '' : text;
}

/** The columns of one cell, as recipe.json describes them. */
function encode({ type, fitted }, cell) {
  const numeric = type === 'number' || type === 'time';
  const text = read(fitted.read, numeric, cell);
  const number = numberOf(type, text);
  const missing = text === '' || (numeric && !Number.isFinite(number));
  const flag = fitted.missingIndicator ? [missing ? 1 : 0] : [];
  if (fitted.kind === 'standard') return [missing ? 0 : (number - fitted.mean) / fitted.deviation, ...flag];
  const level = missing ? -1 : fitted.levels.indexOf(numeric ? String(number) : type === 'boolean' ? text.toLowerCase() : text);
  if (fitted.kind === 'embedding') return [level + 1];
  return [...fitted.levels.map((_, i) => (i === level ? 1 : 0)), ...flag];
}

/** One matrix for each input of the model. */
function inputsOf(model, recipe, header, rows) {
  return model.inputNames.map((name, k) => {
    const own = recipe.inputs.filter(({ to }) => to.tensor === name);
    const places = own.map(({ fitted }) => header.indexOf(fitted.column));
    const lacking = own.find((_, i) => places[i] < 0);
    if (lacking) throw new Error(`The table lacks the column ${lacking.fitted.column}.`);
    const values = rows.map((row) => own.flatMap((input, i) => encode(input, row[places[i]] ?? '')));
    return tf.tensor2d(values, undefined, model.inputs[k].dtype);
  });
}

const model = await loadModel();
const recipe = await readJson('recipe.json');
const [header, ...rows] = parseCsv((await readFile(process.argv[2], 'utf8')).replace(/^\uFEFF/, ''));
const answers = await Promise.all([model.predict(inputsOf(model, recipe, header, rows))].flat().map((answer) => answer.array()));
rows.forEach((_, row) => {
  const heads = recipe.outputs.map(({ output, task }) => {
    const values = answers[model.outputNames.indexOf(output)][row];
    if (task.variance) return [task.name, { mean: values[0], deviation: Math.exp(values[1] / 2) }];
    if (task.kind === 'number') return [task.name, values[0]];
    if (task.kind === 'count') return [task.name, Math.exp(values[0])]; // The model gives the logarithm.
    const labels = { binary: [task.classes[1]], classes: task.classes, 'multi-label': task.targets }[task.kind];
    return [task.name, Object.fromEntries(labels.map((label, i) => [label, values[i]]))];
  });
  process.stdout.write(`${JSON.stringify(Object.fromEntries(heads))}\n`);
});
