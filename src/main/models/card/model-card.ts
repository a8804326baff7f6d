/** The model card (Mitchell et al., 2019): what a model was made from and for, and how far to trust it. */
import type { Dataset } from '../../../shared/dataset';
import type { Language } from '../../../shared/errors/app-error';
import { outputNames } from '../../../shared/recipe/exported';
import { addedInputs, inputWidth } from '../../../shared/recipe/fitted';
import type { Cleaning } from '../../../shared/recipe/recipe';
import type { PreparedIndex } from '../../../shared/recipe/prepared';
import type { MetricValue, RunDetail } from '../../../shared/run';
import type { MeasuredParity } from '../measure-parity';
import { PARITY_LIMIT } from '../parity';
import { figure, plain, table } from './markdown';
import { words, type Words } from './words';

export interface CardSubject {
  readonly run: RunDetail;
  readonly index: PreparedIndex;
  readonly dataset: Dataset;
  readonly parity: MeasuredParity;
}

/** The card as Markdown, English first, then Chinese. It holds no path, no account or machine name and no data row. */
export function modelCard(subject: CardSubject): string {
  const languages: Language[] = ['en', 'zh'];
  return `${languages.map((language) => inLanguage(subject, words[language])).join('\n\n---\n\n')}\n`;
}

function inLanguage(subject: CardSubject, say: Words): string {
  const { relative, rows, part } = subject.parity;
  return [
    `# ${say.title}: ${plain(subject.run.name)}`,
    `## ${say.data}`,
    aboutData(subject, say),
    `## ${say.tasks}`,
    aboutTasks(subject, say),
    `## ${say.quality}`,
    aboutQuality(subject.run, say),
    say.guessing,
    `## ${say.training}`,
    aboutTraining(subject, say),
    `## ${say.parity}`,
    say.agreement(rows, say.partNames[part], relative.toExponential(1), String(PARITY_LIMIT)),
    `## ${say.limits}`,
    say.limitLines.map((line) => `- ${line}`).join('\n'),
  ].join('\n\n');
}

function aboutData({ run, dataset, index }: CardSubject, say: Words): string {
  const { train, validation, test } = index.parts;
  const inputs = index.fitted.inputs.map((input) => [input.column, input.kind, String(inputWidth(input))]);
  return [
    say.dataset(plain(dataset.name), dataset.id),
    say.parts(train, validation, test),
    ...(dataset.skippedRows > 0 ? [say.skipped(dataset.skippedRows)] : []),
    ...aboutCleaning(run.plan.recipe, say),
    table(say.inputColumns, inputs),
  ].join('\n\n');
}

/** What the recipe does to the table before it is used. */
function aboutCleaning({ read, duplicates }: Cleaning, say: Words): string[] {
  const lines = Object.entries(read).flatMap(([column, { missing, clean, as }]) => [
    ...(clean ? [say.cleaned(plain(column))] : []),
    ...(missing.length > 0 ? [say.markedMissing(plain(column), missing.map(plain).join(', '))] : []),
    ...(as ? [say.readAs(plain(column), as)] : []),
  ]);
  if (duplicates === 'drop') lines.push(say.duplicatesDropped);
  return lines.length === 0 ? [] : [lines.map((line) => `- ${line}`).join('\n')];
}

function aboutTasks({ index }: CardSubject, say: Words): string {
  const names = outputNames(index.fitted);
  const rows = index.fitted.tasks.map((task, i) => {
    const labelled = index.labelled[task.name];
    return [
      task.name,
      task.kind,
      names[i] ?? '',
      ...[labelled?.train, labelled?.validation, labelled?.test].map((count) => String(count ?? 0)),
    ];
  });
  const undecoded = index.fitted.tasks.flatMap(({ kind, variance }, i) => {
    if (kind === 'count') return [say.logarithm(names[i] ?? '')];
    return variance ? [say.variance(names[i] ?? '')] : [];
  });
  return [table(say.taskColumns, rows), ...undecoded].join('\n\n');
}

/** Every metric on the rows that the run was judged by, beside what guessing scores on the same rows. */
function aboutQuality(run: RunDetail, say: Words): string {
  const metrics = run.final.length > 0 ? run.final : bestValidation(run);
  const guessed = (of: MetricValue): number =>
    run.guess.find((guess) => guess.task === of.task && guess.part === of.part && guess.metric === of.metric)
      ?.value ?? NaN;
  return table(
    say.qualityColumns,
    metrics.map((metric) => [
      metric.task,
      metric.metric,
      say.partNames[metric.part],
      figure(metric.value),
      figure(guessed(metric)),
    ]),
  );
}

function bestValidation(run: RunDetail): readonly MetricValue[] {
  const best = run.epochsLog.find((epoch) => epoch.epoch === run.bestEpoch);
  return (best?.metrics ?? run.headline).filter((metric) => metric.part === 'validation');
}

function aboutTraining({ run, index }: CardSubject, say: Words): string {
  const { plan, backend } = run;
  const added = addedInputs(index.fitted).map(({ column }) => plain(column));
  const lines = [
    say.epochs(run.epochsDone, String(run.bestEpoch ?? '–')),
    say.seeds(plan.seed, plan.recipe.split.seed ?? plan.seed),
    ...(backend ? [say.backend(backend.name, backend.version)] : []),
    ...(run.parameters === null ? [] : [say.parameters(run.parameters)]),
    ...(plan.graft ? [say.graft(plain(plan.graft.from), plan.graft.freeze)] : []),
    ...(added.length > 0 ? [say.added(added.join(', '))] : []),
    ...Object.entries(plan.recipe.keepLabels).map(([task, { keep, each }]) =>
      (each ? say.hiddenEach : say.hidden)(plain(task), keep),
    ),
    ...plan.recipe.shuffleLabels.map((task) => say.shuffled(plain(task))),
  ];
  return lines.map((line) => `- ${line}`).join('\n');
}
