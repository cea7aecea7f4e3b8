import path from 'path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';
import { ariaAttributes } from './aria';
import { h5 } from './h5';
import { terser } from './minify';
import { mini, nestElements } from './weapp';

const target = process.env.TARO_ENV ?? 'h5';

export default defineConfig<'webpack5'>(() => {
  process.env.BROWSERSLIST_ENV = process.env.NODE_ENV;
  const config: UserConfigExport<'webpack5'> = {
    projectName: 'kangban',
    date: '2026-11-22',
    designWidth: 750,
    deviceRatio: { 640: 2.34 / 2, 750: 1, 375: 2, 828: 1.81 / 2 },
    sourceRoot: 'src',
    outputRoot: `dist/${target}`,
    plugins: target === 'weapp' ? [['@tarojs/plugin-inject', { components: ariaAttributes, nestElements }]] : [],
    alias: { '@': path.resolve(__dirname, '..', 'src') },
    env: {
      // The origin of the API. A web page asks the server it came from; a mini-program must be told at build time.
      KANGBAN_API: JSON.stringify(process.env.KANGBAN_API ?? (target === 'h5' ? '' : 'https://api.example.test')),
    },
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    // Built from webpack's cache, a module that two subpackages share is left out of both: the mini-program is always built whole.
    cache: {
      enable: target === 'h5' && process.env.CI !== 'true',
      // Which pages there are is read by Taro, not by webpack: without this a page that is new stays out of a cached build.
      buildDependencies: { pages: [path.resolve(__dirname, '..', 'src', 'paths.ts')] },
    },
    // The worker that keeps the emergency page for the day without a line; WeChat needs none.
    copy: {
      patterns: target === 'h5' ? [{ from: 'src/static/offline.js', to: 'dist/h5/offline.js' }] : [],
      options: {},
    },
    terser,
    mini,
    h5,
  };
  return config;
});
