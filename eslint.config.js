const svelte = require('eslint-plugin-svelte');
const { configs, parser } = require('typescript-eslint');

/** The house's own limits: a file and a function stay small enough to read at once. */
const sizes = {
  'max-lines': ['error', { max: 400 }],
  'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
};

/** Promises that nobody waits for and switches that forget a case: both only show when types are known. */
const typed = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': 'error',
};

module.exports = [
  { ignores: ['out/', '.tools/', 'node_modules/', '.screens/', 'coverage/', 'resources/'] },
  ...configs.strict,
  ...svelte.configs['flat/recommended'],
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Forbids Promise.withResolvers<void>(), which is what it is.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // State is replaced, never changed in place: plain maps and sets are right.
      'svelte/prefer-svelte-reactivity': 'off',
      'svelte/no-at-html-tags': 'error',
    },
  },
  {
    files: ['src/**/*.ts', 'tests/**/*.ts', 'bench/**/*.ts', '*.config.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: typed,
  },
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser } } },
  { files: ['src/**'], rules: sizes },
  // A test that takes what is not there fails, as it should.
  { files: ['tests/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  {
    files: ['*.js', 'scripts/**', 'tests/**/samples/**', 'bench/**', 'src/cli/**'],
    rules: { 'no-console': 'off', '@typescript-eslint/no-require-imports': 'off' },
  },
];
