import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartDataset,
  type ChartOptions,
} from 'chart.js';
import annotation from 'chartjs-plugin-annotation';
import { DASHES, type Curve } from './curve';
import { thin, type Point } from './thin';

Chart.register(LineController, LineElement, PointElement, LinearScale, Tooltip, annotation);

/** All that one drawing shows. */
export interface Drawing {
  readonly curves: readonly Curve[];
  readonly xLabel: string;
  /** Marks a place on the x axis: the best epoch. */
  readonly mark: { readonly at: number; readonly label: string } | undefined;
  /** A level to compare with: guessing. */
  readonly level: { readonly at: number; readonly label: string } | undefined;
  /** Values in the tooltip and the table, and on the axis. */
  format(value: number): string;
  tick(value: number, step: number): string;
}

export type LinePlot = Chart<'line', Point[]>;

/** An empty line chart; `draw` fills it. */
export function createPlot(canvas: HTMLCanvasElement): LinePlot {
  return new Chart<'line', Point[]>(canvas, { type: 'line', data: { datasets: [] }, options: {} });
}

/** Draws, with the colours that the page has now. */
export function draw(plot: LinePlot, drawing: Drawing): void {
  const colours = coloursOf(plot.canvas);
  const buckets = Math.max(50, Math.round(plot.width));
  plot.data.datasets = drawing.curves.map((curve) => datasetOf(curve, buckets, colours));
  plot.options = optionsOf(drawing, colours);
  plot.update('none');
}

type Colours = (name: string) => string;

function coloursOf(canvas: HTMLCanvasElement): Colours {
  const style = getComputedStyle(canvas);
  return (name) => style.getPropertyValue(`--${name}`).trim();
}

function datasetOf(curve: Curve, buckets: number, colours: Colours): ChartDataset<'line', Point[]> {
  const colour = colours(`task-${curve.colour}`);
  const data = thin(curve.x, curve.y, buckets);
  return {
    label: curve.name,
    data,
    borderColor: colour,
    backgroundColor: colour,
    borderWidth: curve.dash === 'dotted' ? 1.5 : 1.75,
    borderDash: [...DASHES[curve.dash]],
    pointRadius: data.length === 1 ? 3 : 0,
    pointHoverRadius: 3,
    tension: 0,
  };
}

function optionsOf(drawing: Drawing, colours: Colours): ChartOptions<'line'> {
  const font = { size: 11, family: colours('font') };
  const ticks = { color: colours('text-faint'), font, maxTicksLimit: 6 };
  const border = { display: false };
  return {
    animation: false,
    parsing: false,
    normalized: true,
    maintainAspectRatio: false,
    interaction: { mode: 'nearest', axis: 'x', intersect: false },
    layout: { padding: { top: drawing.mark ? 18 : 6, right: 6 } },
    scales: {
      x: {
        type: 'linear',
        border,
        grid: { display: false },
        ticks: { ...ticks, precision: 0 },
        title: { display: true, text: drawing.xLabel, color: ticks.color, font, padding: 0 },
      },
      y: {
        type: 'linear',
        border,
        grid: { color: colours('line') },
        ticks: { ...ticks, callback: (value, _index, marks) => drawing.tick(Number(value), stepOf(marks)) },
      },
    },
    plugins: {
      tooltip: tooltipOf(drawing, colours),
      annotation: { clip: false, annotations: annotationsOf(drawing, colours) },
    },
  };
}

/** How far the numbers of an axis are apart: it decides how many digits tell them apart. */
function stepOf(marks: readonly { readonly value: number }[]): number {
  const [first, second] = marks;
  return first && second ? Math.abs(second.value - first.value) : 1;
}

type Plugins = NonNullable<ChartOptions<'line'>['plugins']>;

function tooltipOf(drawing: Drawing, colours: Colours): Plugins['tooltip'] {
  const font = { size: 12, family: colours('font') };
  return {
    backgroundColor: colours('raised'),
    borderColor: colours('line-strong'),
    borderWidth: 1,
    titleColor: colours('text-soft'),
    bodyColor: colours('text'),
    titleFont: { ...font, weight: 'normal' },
    bodyFont: font,
    padding: 8,
    boxWidth: 8,
    boxHeight: 8,
    callbacks: {
      title: ([item]) => (item ? `${drawing.xLabel} ${item.parsed.x ?? ''}` : ''),
      label: (item) => `${item.dataset.label ?? ''}  ${drawing.format(item.parsed.y ?? NaN)}`,
    },
  };
}

type Annotations = NonNullable<NonNullable<Plugins['annotation']>['annotations']>;

function annotationsOf({ mark, level }: Drawing, colours: Colours): Annotations {
  const label = {
    display: true,
    backgroundColor: 'transparent',
    font: { size: 11, family: colours('font'), weight: 'normal' as const },
    padding: 2,
  };
  const lines: Annotations = {};
  if (mark) {
    lines.mark = {
      type: 'line',
      scaleID: 'x',
      value: mark.at,
      borderColor: colours('accent'),
      borderWidth: 1,
      label: {
        ...label,
        content: mark.label,
        color: colours('accent-text'),
        position: 'start',
        yAdjust: -17,
      },
    };
  }
  if (level) {
    lines.level = {
      type: 'line',
      scaleID: 'y',
      value: level.at,
      borderColor: colours('text-faint'),
      borderWidth: 1,
      borderDash: [2, 3],
      label: { ...label, content: level.label, color: colours('text-faint'), position: 'end', yAdjust: -8 },
    };
  }
  return lines;
}
