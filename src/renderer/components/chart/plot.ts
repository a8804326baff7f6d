import {
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  Title,
  type ChartDataset,
  type ChartOptions,
} from 'chart.js';
import annotation from 'chartjs-plugin-annotation';
import { pageColours, type Colours } from './colours';
import { DASHES, type Curve } from './curve';
import type { Drawing } from './drawing';
import { annotationsOf } from './marks';
import { smoothed } from './smooth';
import { thin, type Point, type Range } from './thin';

Chart.register(
  LineController,
  LineElement,
  PointElement,
  LinearScale,
  LogarithmicScale,
  Legend,
  Title,
  annotation,
);

/** How it is looked at: see `ChartView`. */
export interface Look {
  readonly log: boolean;
  readonly smooth: boolean;
  readonly range: Range | undefined;
}

export type LinePlot = Chart<'line', Point[]>;

/** An empty line chart; `draw` fills it. */
export function createPlot(canvas: HTMLCanvasElement): LinePlot {
  return new Chart<'line', Point[]>(canvas, { type: 'line', data: { datasets: [] }, options: {} });
}

/** Draws, with the colours that the page has now. */
export function draw(plot: LinePlot, drawing: Drawing, look: Look): void {
  const colours = pageColours();
  plot.data.datasets = datasetsOf(drawing, look, Math.max(50, Math.round(plot.width)), colours);
  plot.options = optionsOf(drawing, look, colours);
  plot.update('none');
}

/** Whether a value can be drawn: a logarithm knows no zero and nothing below. */
export function drawableIn({ log }: Pick<Look, 'log'>): (value: number) => boolean {
  return log ? (value) => value > 0 && Number.isFinite(value) : Number.isFinite;
}

/** The lines as they are drawn; smoothed ones stand over the faint lines they come from. */
export function datasetsOf(
  { curves }: Drawing,
  look: Look,
  buckets: number,
  colours: Colours,
): ChartDataset<'line', Point[]>[] {
  const line = (curve: Curve, y: readonly number[], faint: boolean): ChartDataset<'line', Point[]> => {
    const colour = colours(`task-${curve.colour}`);
    const data = thin(curve.x, y, buckets, drawableIn(look), look.range);
    return {
      label: curve.name,
      data,
      // Tokens have six digits; two more make a colour see-through.
      borderColor: faint ? `${colour}40` : colour,
      backgroundColor: colour,
      borderWidth: faint ? 1 : curve.dash === 'dotted' ? 1.5 : 1.75,
      borderDash: faint ? [] : [...DASHES[curve.dash]],
      pointRadius: data.length === 1 ? 3 : 0,
      tension: 0,
    };
  };
  if (!look.smooth) return curves.map((curve) => line(curve, curve.y, false));
  return curves.flatMap((curve) => [line(curve, smoothed(curve.y), false), line(curve, curve.y, true)]);
}

export function optionsOf(drawing: Drawing, { log, range }: Look, colours: Colours): ChartOptions<'line'> {
  const font = { size: 11, family: colours('font') };
  const ticks = { color: colours('text-faint'), font, maxTicksLimit: 6 };
  const border = { display: false };
  return {
    animation: false,
    parsing: false,
    normalized: true,
    maintainAspectRatio: false,
    events: [],
    layout: { padding: { top: drawing.mark ? 18 : 6, right: 6 } },
    scales: {
      x: {
        type: 'linear',
        border,
        ...(range && { min: range.from, max: range.to }),
        grid: { display: false },
        ticks: { ...ticks, precision: 0 },
        title: { display: true, text: drawing.xLabel, color: ticks.color, font, padding: 0 },
      },
      y: {
        type: log ? 'logarithmic' : 'linear',
        border,
        grid: { color: colours('line') },
        ticks: {
          ...ticks,
          callback: (value, _index, marks) =>
            log ? roundOnly(Number(value), drawing) : drawing.tick(Number(value), stepOf(marks)),
        },
      },
    },
    plugins: {
      legend: { display: false },
      annotation: { clip: false, annotations: annotationsOf(drawing, range, colours) },
    },
  };
}

/** How far the numbers of an axis are apart: it decides how many digits tell them apart. */
function stepOf(marks: readonly { readonly value: number }[]): number {
  const [first, second] = marks;
  return first && second ? Math.abs(second.value - first.value) : 1;
}

/** On a logarithmic axis only 1, 2 and 5 and their tenfolds have room for a number. */
function roundOnly(value: number, drawing: Drawing): string {
  const lead = Number(value.toExponential(0).charAt(0));
  return [1, 2, 5].includes(lead) ? drawing.tick(value, value) : '';
}
