// Taro's own preset and nothing else; jest brings its presets itself (jest.config.cjs).
module.exports = { presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', useBuiltIns: false }]] };
