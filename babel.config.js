// Taro's own preset and nothing else; jest brings its presets itself (jest.config.cjs).
// Preset-env rewrites destructuring for Safari before 16.3 because of one bug there. The phones we name (package.json, browserslist) know
// the rest of it, so only the bug's own shape is rewritten: five kilobytes less of the mini-program's main package.
const DESTRUCTURING = ['transform-destructuring', 'transform-parameters', 'transform-object-rest-spread'];
const ITS_BUG = ['bugfix/transform-safari-id-destructuring-collision-in-function-expression'];

module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        useBuiltIns: false,
        exclude: DESTRUCTURING,
        include: ITS_BUG,
      },
    ],
  ],
};
