import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { z } from '../../../src/shared/zod';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const violations = z.array(
  z.object({
    id: z.string(),
    impact: z.string().nullish(),
    nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
  }),
);

/**
 * Faults that axe calls serious or critical, each with the element it is about.
 * @param within a part that is there, where the rest has been looked over before
 */
export async function seriousFaults(page: Page, within = 'html'): Promise<string[]> {
  // The tool itself comes in around the page's rules, through the debugger.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const found = violations.parse(
    await page.evaluate(
      `axe.run(${JSON.stringify(within)}, { resultTypes: ["violations"] }).then((result) => result.violations)`,
    ),
  );
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
    );
}
