import type { ChartOptions } from 'chart.js';
import type { Drawing } from './drawing';
import type { Colours } from './colours';
import type { Range } from './thin';

type Plugins = NonNullable<ChartOptions<'line'>['plugins']>;
type Annotations = NonNullable<NonNullable<Plugins['annotation']>['annotations']>;

/** The lines that are no curves: the best epoch, while it is in sight, and the level to compare with. */
export function annotationsOf(
  { mark, level }: Drawing,
  range: Range | undefined,
  colours: Colours,
): Annotations {
  const label = {
    display: true,
    backgroundColor: 'transparent',
    font: { size: 11, family: colours('font'), weight: 'normal' as const },
    padding: 2,
  };
  const lines: Annotations = {};
  if (mark && (!range || (mark.at >= range.from && mark.at <= range.to))) {
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
