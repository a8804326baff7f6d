import { Chart } from 'chart.js';
import { vectorOf } from './vector';
import type { Drawing } from './drawing';
import { pageColours } from './colours';
import { datasetsOf, optionsOf, type LinePlot, type Look } from './plot';
import type { Point } from './thin';

/** A picture for a document: as large whatever the window, in pixels of the page. */
const SIZE = { width: 720, height: 400 };
/** Dots a pixel, so that it stays sharp in print and on fine screens. */
const DENSITY = 2;

/** The drawing as a PNG of 1440 by 800 dots. */
export async function imageOf(title: string, drawing: Drawing, look: Look): Promise<Blob> {
  const plot = pictured(title, drawing, look);
  try {
    const image = await new Promise<Blob | null>((done) => plot.canvas.toBlob(done, 'image/png'));
    if (!image) throw new Error('the browser made no picture');
    return image;
  } finally {
    plot.destroy();
  }
}

/** The drawing as an SVG whose lines and letters stay what they are. */
export function vectorImageOf(title: string, drawing: Drawing, look: Look): Blob {
  const plot = pictured(title, drawing, look);
  try {
    return new Blob([vectorOf(plot, title, drawing, pageColours())], { type: 'image/svg+xml' });
  } finally {
    plot.destroy();
  }
}

/** A chart in nobody's sight, with its title and legend. */
function pictured(title: string, drawing: Drawing, look: Look): LinePlot {
  const canvas = Object.assign(document.createElement('canvas'), SIZE);
  const colours = pageColours();
  const font = { size: 12, family: colours('font') };
  const options = optionsOf(drawing, look, colours);
  return new Chart<'line', Point[]>(canvas, {
    type: 'line',
    data: { datasets: datasetsOf(drawing, look, SIZE.width, colours) },
    options: {
      ...options,
      responsive: false,
      devicePixelRatio: DENSITY,
      layout: { padding: 16 },
      plugins: {
        ...options.plugins,
        title: {
          display: true,
          text: title,
          align: 'start',
          color: colours('text'),
          font: { ...font, size: 15 },
        },
        legend: {
          display: true,
          align: 'end',
          labels: {
            color: colours('text-soft'),
            font,
            usePointStyle: true,
            pointStyle: 'line',
            // Of a smoothed line and the faint one below it one is named.
            filter: ({ datasetIndex }) => !look.smooth || (datasetIndex ?? 0) % 2 === 0,
          },
        },
      },
    },
    plugins: [
      {
        id: 'ground',
        beforeDraw: ({ ctx, width, height }) => {
          ctx.save();
          ctx.fillStyle = colours('paper');
          ctx.fillRect(0, 0, width, height);
          ctx.restore();
        },
      },
    ],
  });
}
