'use strict';
/**
 * Ends a run with the names of the skipped tests and the plain closing line that .ci/run passes on.
 * With RELIGHT_REQUIRE=all a skip is a failure: a machine that should have every tool must not hide one.
 */
module.exports = class SkipReporter {
  onRunComplete(_contexts, results) {
    const skipped = results.testResults.flatMap((file) =>
      file.testResults.filter((test) => test.status === 'pending').map((test) => test.fullName),
    );
    for (const name of skipped) console.log(`skipped: ${name}`);
    const broken = results.testResults.filter((file) => file.testExecError).length;
    const strict = process.env.RELIGHT_REQUIRE === 'all';
    this.failed = strict && skipped.length > 0;
    const failed = results.numFailedTests + broken + (strict ? skipped.length : 0);
    const tail = strict || skipped.length === 0 ? '' : `, ${skipped.length} skipped`;
    console.log(`${results.numPassedTests} passed, ${failed} failed${tail}`);
  }

  getLastError() {
    return this.failed ? new Error('RELIGHT_REQUIRE=all: a test was skipped') : undefined;
  }
};
