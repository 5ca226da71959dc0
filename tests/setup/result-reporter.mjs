import { writeFileSync } from 'node:fs';
import process from 'node:process';

/** Writes the counts and the titles of skipped tests to the file named by TEST_RESULT_FILE, for the closing line of the run. */
export default class ResultReporter {
  onRunComplete(_contexts, results) {
    const file = process.env.TEST_RESULT_FILE;
    if (!file) return;
    const tests = results.testResults.flatMap((suite) => suite.testResults);
    const skipped = tests.filter((test) => ['pending', 'todo', 'skipped', 'disabled'].includes(test.status));
    const result = {
      passed: results.numPassedTests,
      // A file that cannot even be loaded has no tests to fail, and is a failure all the same.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: skipped.map((test) => test.fullName),
    };
    writeFileSync(file, JSON.stringify(result));
  }
}
