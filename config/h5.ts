import type { IH5Config } from '@tarojs/taro/types/compile';
import { pxtransform } from './pxtransform';
import { sassLoaderOption } from './sass';
import { compileToo } from './workspaces';

const packages = (names: string): RegExp => new RegExp(`node_modules[\\\\/](${names})[\\\\/]`);

/**
 * Without this every page chunk carries its own copy of Taro and React (2 MB instead of 0.4 MB). Shared code is split by the set of pages
 * that share it: one chunk for everything shared would make the first page load what only later pages need.
 */
const splitChunks = {
  chunks: 'all' as const,
  maxInitialRequests: 8,
  maxAsyncRequests: 16,
  minSize: 8_000,
  cacheGroups: {
    default: false as const,
    defaultVendors: false as const,
    react: { name: 'react', test: packages('react|react-dom|scheduler'), priority: 40 },
    vendors: { test: /node_modules/, priority: 20, minChunks: 2, reuseExistingChunk: true },
    shared: { minChunks: 2, priority: 10, reuseExistingChunk: true },
  },
};

/** The web target: the same pages, served by our own server. Names carry a hash, so everything but index.html may be cached for ever. */
export const h5: IH5Config<'webpack5'> = {
  publicPath: '/',
  staticDirectory: 'static',
  esnextModules: ['taro-ui'],
  router: { mode: 'hash' },
  compile: { include: compileToo },
  sassLoaderOption,
  output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
  miniCssExtractPluginOption: {
    ignoreOrder: true,
    filename: 'css/[name].[contenthash:8].css',
    chunkFilename: 'css/[name].[contenthash:8].css',
  },
  postcss: {
    autoprefixer: { enable: true, config: {} },
    pxtransform,
    cssModules: { enable: false },
  },
  devServer: { proxy: [{ context: ['/api'], target: `http://127.0.0.1:${process.env.PORT ?? '8080'}` }] },
  webpackChain(chain) {
    chain.performance.hints(false);
    // Taro's packages ask for tslib in two forms; one is enough.
    chain.resolve.alias.set('tslib', 'tslib/tslib.es6.js');
    chain.optimization.splitChunks(splitChunks);
  },
};
