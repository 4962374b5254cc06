/** Jest runs what `tsc -b` wrote, with no transform; run it through `npm test`. */
export default {
  rootDir: 'tests/dist',
  testMatch: ['**/*.test.js'],
  testPathIgnorePatterns: ['/node_modules/', '/footage/', '/soak/', '/parity/long/'],
  testEnvironment: '<rootDir>/../environment.cjs',
  transform: {},
  testTimeout: 120_000,
  maxWorkers: '100%',
  reporters: ['default', '<rootDir>/../skip-reporter.cjs'],
};
