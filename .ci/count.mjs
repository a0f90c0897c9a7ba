/**
 * Prints "passed failed" from the report of jest or Playwright, then a line for each test that passed on its second
 * try only. A suite that could not report counts as one failure.
 */
import { readFileSync } from 'node:fs';

const [, , file = '', status = '1'] = process.argv;

function read() {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return report.stats ? fromPlaywright(report) : fromJest(report);
}

function fromPlaywright({ stats, errors, suites }) {
  const { expected, flaky, unexpected } = stats;
  return {
    passed: expected + flaky,
    failed: unexpected + (errors?.length ?? 0),
    unsteady: suites.flatMap(unsteadyIn),
  };
}

const unsteadyIn = ({ specs = [], suites = [] }) => [
  ...specs
    .filter(({ tests }) => tests.some((test) => test.status === 'flaky'))
    .map(({ file: place, line, title }) => `${place}:${line} ${title}`),
  ...suites.flatMap(unsteadyIn),
];

const fromJest = ({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults }) => ({
  passed: numPassedTests,
  failed: numFailedTests + numRuntimeErrorTestSuites,
  unsteady: testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter((test) => test.status === 'passed' && test.invocations > 1)
    .map(({ fullName }) => fullName),
});

function counted() {
  try {
    const { passed, failed, unsteady } = read();
    const worst = Math.max(failed, status === '0' ? 0 : 1); // red for another reason than a test is still red
    return [`${passed} ${worst}`, ...unsteady];
  } catch {
    return ['0 1'];
  }
}

console.log(counted().join('\n'));
