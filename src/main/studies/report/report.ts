import type { Language } from '../../../shared/errors/app-error';
import type { StudyDetail } from '../../../shared/study';
import type { Comparison, Verdict } from '../../../shared/verdict/verdict';
import { leaves } from '../../plans/leaves';
import { drawing } from './drawing';
import { effectText, figure, rangeText } from './figures';
import { html, type Markup } from './markup';
import { STYLE } from './style';
import { words, type Words } from './words';

export interface ReportSubject {
  readonly study: StudyDetail;
  readonly verdict: Verdict;
  /** Of the program. */
  readonly version: string;
  readonly now: Date;
  /** Stands first. */
  readonly language: Language;
}

/** Nothing is loaded and nothing runs, wherever the page is opened. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * A verdict with all it rests on as one page of HTML that opens anywhere: no script, nothing outside it, in both
 * languages. Names come from people and files; none of them can become markup.
 */
export function verdictReport(subject: ReportSubject): string {
  const languages: Language[] = subject.language === 'zh' ? ['zh', 'en'] : ['en', 'zh'];
  const page = html`<!doctype html>
    <html lang="${words[subject.language].code}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${subject.study.name}</title>
        <style>
          ${{ markup: STYLE }}
        </style>
      </head>
      <body>
        <nav>
          ${languages.map((language) => html`<a href="#${language}" lang="${words[language].code}">${words[language].name}</a> `)}
        </nav>
        ${languages.map((language) => inLanguage(subject, language))}
      </body>
    </html> `;
  return page.markup;
}

function inLanguage({ study, verdict, version, now }: ReportSubject, language: Language): Markup {
  const say = words[language];
  return html`<main id="${language}" lang="${say.code}">
    <p class="soft">${say.question[study.question]}</p>
    <h1>${study.name}</h1>
    <p class="sentence">${verdict.sentence[language]}</p>
    <p class="soft">${say.asked(dayOf(study.createdAt), study.runs)}</p>
    <h2>${say.evidence}</h2>
    ${scalesOf(verdict).map((rows) => html`<figure>${drawing(rows, language)}</figure>`)}
    <p class="soft">${say.legend}</p>
    <h2>${say.numbers}</h2>
    ${table(say.columns, numbersOf(verdict, language))}
    <h2>${say.how}</h2>
    <ul>
      ${notesOf(verdict, say).map((note) => html`<li>${note}</li>`)}
    </ul>
    <h2>${say.pairs}</h2>
    ${table(say.pairColumns, pairsOf(verdict.comparisons, say))}
    <h2>${say.settings}</h2>
    ${table(say.settingColumns, leaves(study.plan))}
    <footer class="soft">${say.made(version, dayOf(now.toISOString()))}</footer>
  </main> `;
}

/** Comparisons of errors, and those of scores: they have different axes. */
function scalesOf({ comparisons }: Verdict): Comparison[][] {
  return (['ratio', 'difference'] as const)
    .map((scale) => comparisons.filter((one) => one.scale === scale))
    .filter((rows) => rows.length > 0);
}

function numbersOf({ comparisons, details }: Verdict, language: Language): string[][] {
  const say = words[language];
  const row = (one: Verdict['details'][number], answer: string): string[] => [
    one.task,
    say.metric(one.metric),
    askedOf(one, say),
    say.arm(one.against),
    figure(one.meanWith),
    figure(one.meanWithout),
    effectText(one.estimate, one, language),
    rangeText(one, language),
    `${figure(100 * one.level)}%`,
    answer,
  ];
  return [
    ...comparisons.map((one) => row(one, say.answer[one.answer])),
    ...details.map((one) => row(one, say.forReference)),
  ];
}

/** The arm that is asked about, with its kept labels. */
function askedOf({ arm, labels }: Pick<Comparison, 'arm' | 'labels'>, say: Words): string {
  return labels === null ? say.arm(arm) : `${say.arm(arm)} · ${say.labels(labels)}`;
}

function pairsOf(comparisons: readonly Comparison[], say: Words): string[][] {
  return comparisons.flatMap((one) =>
    one.pairs.map((pair) => [
      one.task,
      say.metric(one.metric),
      askedOf(one, say),
      String(pair.seed),
      say.arm(one.against),
      figure(pair.with),
      figure(pair.without),
    ]),
  );
}

function notesOf({ comparisons, seeds }: Verdict, say: Words): string[] {
  const kinds = (['paired-t', 'nadeau-bengio'] as const).flatMap((kind) => {
    const rows = comparisons.filter((one) => one.interval === kind);
    const tasks = [...new Set(rows.map(({ task }) => task))].join(', ');
    const overlap = figure(100 * Math.max(...rows.map((one) => one.overlap)));
    return rows.length === 0 ? [] : [say.interval[kind](tasks, overlap)];
  });
  const level = figure(100 * (comparisons[0]?.level ?? NaN));
  return [
    say.paired(seeds),
    ...new Set(comparisons.map(({ scale }) => say.scale[scale])),
    ...kinds,
    ...(comparisons.length > 1 ? [say.shared(comparisons.length, level)] : []),
    say.rule,
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): Markup {
  return html`<div class="table">
    <table>
      <thead>
        <tr>
          ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${cell}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

function dayOf(iso: string): string {
  return iso.slice(0, 10);
}
