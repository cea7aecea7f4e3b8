// The rules of docs/style.md that a linter can hold. Where a block sets `no-restricted-syntax`, it sets the whole list for
// its files (ESLint does not merge lists), so the lists are put together here from named pieces.
import prettier from 'eslint-config-prettier';
import checkFile from 'eslint-plugin-check-file';
import jsdoc from 'eslint-plugin-jsdoc';
import react from 'eslint-plugin-react';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import {
  BUILD_TIME_ENVIRONMENT,
  CLOCK,
  ENVIRONMENT,
  GENERATED_CODE,
  NOT_IN_A_RULE,
  NOT_ON_THE_PHONE,
  RANDOM,
  restrict,
} from './scripts/lint/restrictions.mjs';

const TESTS = ['**/*.test.{ts,tsx}', '**/test-support/**', 'server/test/**', 'test/**'];
const TOOLS = ['scripts/**/*.ts', 'e2e/**/*.ts', 'bench/**/*.ts'];
/** Long by nature: rows of data and what a program writes. */
const LONG = [
  '**/*.test.{ts,tsx}',
  '**/*.examples.{ts,tsx}',
  '**/*-table.ts',
  '**/*-rows.ts',
  '**/tables/**',
  '**/programmes/**',
  '**/generated/**',
  'server/db/types.ts',
];
const PLAIN_JS = ['**/*.{js,cjs,mjs}'];

const noDefaultExport = {
  'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
};

export default tseslint.config(
  { ignores: ['dist/**', '.cache/**', '.data/**', 'coverage/**', 'node_modules/**', 'e2e/.out/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          './tsconfig.json',
          './tsconfig.tools.json',
          './contract/tsconfig.json',
          './domain/tsconfig.json',
          './server/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { allowDefaultCaseForExhaustiveSwitch: false, considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/max-params': ['error', { max: 3 }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, arguments: false } },
      ],
      '@typescript-eslint/no-invalid-void-type': [
        'error',
        { allowAsThisParameter: true, allowInGenericTypeArguments: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off', // keeps literal types in the endpoint table
      '@typescript-eslint/require-await': 'off', // Fastify's handlers and ports are async by contract
    },
  },
  {
    files: PLAIN_JS,
    languageOptions: { sourceType: 'module' },
    rules: { 'no-unused-vars': 'error', 'no-eval': 'error' },
  },
  { files: ['**/*.cjs', 'babel.config.js'], languageOptions: { sourceType: 'commonjs' } },

  {
    files: ['**/*.{ts,tsx,js,mjs,cjs}'],
    plugins: { 'check-file': checkFile },
    rules: {
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 10],
      'max-depth': ['error', 3],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': restrict(GENERATED_CODE),
      'check-file/filename-naming-convention': ['error', { '**/*': 'KEBAB_CASE' }, { ignoreMiddleExtensions: true }],
      'check-file/folder-naming-convention': [
        'error',
        { '{src,contract,domain,server,scripts,e2e,bench,config}/**/': 'KEBAB_CASE' },
      ],
      ...noDefaultExport,
    },
  },
  {
    files: ['**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }] },
  },
  { files: LONG, rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },

  // ---- who reads what -------------------------------------------------------------------------------------------
  {
    files: ['server/src/**/*.ts'],
    rules: { 'no-restricted-syntax': restrict(CLOCK, ENVIRONMENT, GENERATED_CODE) },
  },
  { files: ['server/src/clock.ts'], rules: { 'no-restricted-syntax': restrict(ENVIRONMENT, GENERATED_CODE) } },
  {
    files: ['server/src/main.ts', 'server/src/config.ts'],
    rules: { 'no-restricted-syntax': restrict(CLOCK, GENERATED_CODE) },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': restrict(CLOCK, BUILD_TIME_ENVIRONMENT, GENERATED_CODE),
      'no-restricted-globals': ['error', ...NOT_ON_THE_PHONE],
    },
  },
  {
    files: ['src/platform/clock.ts'],
    rules: { 'no-restricted-syntax': restrict(BUILD_TIME_ENVIRONMENT, GENERATED_CODE) },
  },
  {
    files: ['contract/src/**/*.ts'],
    rules: {
      'no-restricted-syntax': restrict(CLOCK, ENVIRONMENT, RANDOM, GENERATED_CODE),
      'no-restricted-globals': ['error', ...NOT_ON_THE_PHONE],
    },
  },
  {
    files: ['domain/src/**/*.ts'],
    rules: {
      'no-restricted-syntax': restrict(CLOCK, ENVIRONMENT, RANDOM, GENERATED_CODE),
      'no-restricted-globals': ['error', ...NOT_IN_A_RULE],
    },
  },
  {
    files: ['domain/src/shared/plain-date.ts', 'domain/src/**/*.test.ts', 'domain/src/**/test-support/**'],
    rules: { 'no-restricted-globals': ['error', ...NOT_IN_A_RULE.filter(({ name }) => name !== 'Date')] },
  },

  // ---- documentation of what others build on ----------------------------------------------------------------------
  {
    files: ['domain/src/**/*.ts', 'contract/src/**/*.ts'],
    ignores: TESTS,
    plugins: { jsdoc },
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          require: {
            FunctionDeclaration: true,
            ArrowFunctionExpression: true,
            FunctionExpression: true,
            ClassDeclaration: true,
          },
          enableFixer: false,
        },
      ],
      'jsdoc/require-description': ['error', { descriptionStyle: 'body' }],
      'jsdoc/no-types': 'error',
    },
  },

  // ---- screens ------------------------------------------------------------------------------------------------------
  {
    files: ['src/**/*.tsx'],
    ...react.configs.flat.recommended,
    settings: { react: { version: '18.3' } },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { react, 'react-hooks': hooks },
    rules: {
      'react/react-in-jsx-scope': 'off',
      'react/prop-types': 'off',
      'react/no-unknown-property': 'off', // Taro's components have attributes of their own
      'react/no-array-index-key': 'error',
      'react/no-danger': 'error',
      'react/self-closing-comp': 'error',
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  {
    // Taro finds pages and settings by file, and asks for a default export.
    files: [
      'src/app.tsx',
      'src/custom-tab-bar/*.tsx',
      'src/pages/*/index.tsx',
      'src/packages/*/pages/*/index.tsx',
      '**/*.config.{ts,mjs}',
      'config/*.ts',
      'server/src/plugins/*.ts',
      '**/*.d.ts',
      'test/stubs/*',
    ],
    rules: { 'no-restricted-exports': 'off' },
  },

  // ---- where the rules give way ---------------------------------------------------------------------------------------
  {
    files: ['contract/**', '**/store.ts', '**/*-store.ts', ...TESTS, ...TOOLS],
    rules: { '@typescript-eslint/consistent-type-assertions': 'off' },
  },
  {
    files: TESTS,
    rules: {
      '@typescript-eslint/max-params': 'off', // rows of test.each
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off', // jest's matchers (expect.any …) are typed any
      '@typescript-eslint/no-unsafe-return': 'off', // rows of hand-written SQL
      '@typescript-eslint/no-unsafe-member-access': 'off', // bodies of answers in endpoint tests
    },
  },
  { files: ['config/*.ts', ...TOOLS], rules: { '@typescript-eslint/no-unnecessary-condition': 'off' } },
  prettier,
);
