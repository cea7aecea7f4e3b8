// Five projects: pure rules, the contract, the server (real PostgreSQL), the client (React on light stand-ins for Taro)
// and our own scripts, with the small WeChat the mini-program is run in.
const transform = {
  '^.+\\.m?[jt]sx?$': [
    'babel-jest',
    {
      configFile: false,
      babelrc: false,
      presets: [
        ['@babel/preset-env', { targets: { node: 'current' } }],
        ['@babel/preset-react', { runtime: 'automatic' }],
        '@babel/preset-typescript',
      ],
    },
  ],
};
/** Nothing is mocked by module outside the client, so nothing has to be hoisted and esbuild does. */
const onNode = { '^.+\\.m?[jt]sx?$': '<rootDir>/test/esbuild-transform.cjs' };
const node = (name) => ({
  displayName: name,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/${name}/**/*.test.ts`],
  transform: onNode,
  // Two dependencies of Fastify's plugins and the FHIR client of the tests ship ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(.*/)?(content-disposition|cookie|fhir-kit-client)/)'],
  moduleNameMapper: { '^fhir-kit-client$': '<rootDir>/node_modules/fhir-kit-client/dist/index.js' },
});
module.exports = {
  // A whole server with its database is made before a file's first test; a busy machine takes longer than jest's five seconds.
  testTimeout: 60_000,
  projects: [
    node('domain'),
    node('contract'),
    node('scripts'),
    node('e2e'),
    {
      ...node('server'),
      globalSetup: '<rootDir>/server/test/global-setup.cjs',
      globalTeardown: '<rootDir>/server/test/global-teardown.cjs',
    },
    {
      displayName: 'client',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/src/**/*.test.ts?(x)'],
      setupFiles: ['<rootDir>/test/setup.cjs'],
      setupFilesAfterEnv: ['@testing-library/jest-dom', '<rootDir>/test/patience.cjs'],
      transform,
      transformIgnorePatterns: ['/node_modules/(?!taro-ui/)'],
      moduleNameMapper: {
        '\\.(css|scss)$': 'identity-obj-proxy',
        '^@/(.*)$': '<rootDir>/src/$1',
        '\\.(png|jpg|svg|gif)$': '<rootDir>/test/stubs/file.cjs',
        '^@tarojs/taro$': '<rootDir>/test/stubs/taro.ts',
        '^@tarojs/components$': '<rootDir>/test/stubs/components.tsx',
      },
    },
  ],
};
