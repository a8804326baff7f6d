import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * Counts what a test run reported.
 *
 * @param {string} file vitest's JSON report; one that is not there counts as one failure
 * @param {string} root the checkout, for names
 * @returns {{passed: number, failed: number, skipped: string[]}}
 */
export function readResults(file, root) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: [] };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const tests = report.testResults.flatMap((suite) =>
    suite.assertionResults.map((test) => ({
      ...test,
      name: `${relative(root, suite.name)}: ${test.fullName}`,
    })),
  );
  const count = (status) => tests.filter((test) => test.status === status).length;
  // A file that does not even load has failed without having a test.
  const broken = report.testResults.filter(
    (suite) => suite.status === 'failed' && suite.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const failed = count('failed') + broken;
  return {
    passed: count('passed'),
    // An error outside every test fails the run as well.
    failed: failed === 0 && !report.success ? 1 : failed,
    skipped: tests.filter((test) => !['passed', 'failed'].includes(test.status)).map((test) => test.name),
  };
}
