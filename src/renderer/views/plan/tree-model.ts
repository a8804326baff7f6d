import type { Plan } from '../../../shared/plan';
import { colourOf } from '../../components/chart/curve';
import type { TreeHead, TreeInput, TreeLayer, TreeModel } from '../../components/tree/model';
import type { Language } from '../../language/language.svelte';
import type { PlanCheck } from '../../state/draft.svelte';

/** Inputs drawn one by one; of more the rest is counted. */
const SHOWN = 7;

/** The largest layer that is drawn taller than smaller ones. */
const LARGEST = Math.log2(1024);

/**
 * What to draw for a plan: shapes and counts are the lab's when it has checked the plan, else only what the plan says.
 * @param columns names of the inputs while the lab has not answered
 */
export function treeModelOf(plan: Plan, check: PlanCheck | undefined, words: Language): TreeModel {
  const inputs = check?.inputs ?? [];
  const some = inputs.length > SHOWN ? inputs.slice(0, SHOWN - 1) : inputs;
  return {
    inputs: some.map((input) => inputOf(input, words)),
    moreInputs:
      some.length < inputs.length ? words.t.plan.moreInputs(inputs.length - some.length) : undefined,
    trunk: plan.design.trunk.map((layer, i) =>
      layerOf(`trunk ${i + 1}`, layer.units, check, words, plan.graft?.freeze === 'trunk'),
    ),
    heads: plan.tasks.map((task, i) => headOf(plan, task, colourOf(i), check, words)),
  };
}

function inputOf(input: PlanCheck['inputs'][number], words: Language): TreeInput {
  const encoding =
    words.t.words.encoding[
      input.encoding === 'one-hot' ? 'oneHot' : input.encoding === 'embedding' ? 'embedding' : 'standard'
    ];
  return {
    name: input.column,
    width: words.f.whole(input.width),
    title: words.t.plan.inputTitle(input.column, encoding, input.width),
  };
}

function layerOf(
  name: string,
  units: number,
  check: PlanCheck | undefined,
  words: Language,
  frozen = false,
): TreeLayer {
  const parameters = check?.layers.find((layer) => layer.name === name)?.parameters;
  return {
    units: words.f.whole(units),
    parameters: parameters === undefined ? '' : words.t.plan.parametersShort(parameters),
    title: words.t.plan.layerTitle(units, parameters ?? NaN),
    share: Math.min(1, Math.log2(units + 1) / LARGEST),
    frozen,
  };
}

function headOf(
  plan: Plan,
  task: Plan['tasks'][number],
  colour: number,
  check: PlanCheck | undefined,
  words: Language,
): TreeHead {
  const outputs = check?.layers.find((layer) => layer.name === `head ${task.name} output`)?.shape[0];
  const hidden = plan.design.heads[task.name] ?? [];
  return {
    task: task.name,
    about: words.t.plan.headAbout(words.t.words.kind[task.kind], outputs ?? NaN),
    hidden: hidden.map((layer, i) => layerOf(`head ${task.name} ${i + 1}`, layer.units, check, words)),
    colour,
  };
}
