import type { IMiniAppConfig } from '@tarojs/taro/types/compile';
import path from 'path';
import { pxtransform } from './pxtransform';
import { sassLoaderOption } from './sass';
import { compileToo } from './workspaces';

/** How often these stand in one another at most (a row of faces in a sheet): every level more of a scroll view costs 2 KB of base.wxml. */
export const nestElements = { 'scroll-view': 2, text: 2 };

/** The WeChat target. Text compiles to rem: every page sets its root size from the reader's scale (src/ui/page-shell). */
export const mini = {
  // Read by the runner, missing from its types. Templates nest 4 levels, then recurse through a component that leaves no node
  // (virtualHost), so layouts do not notice; every level more costs 4 KB of base.wxml.
  baseLevel: 4,
  optimizeMainPackage: { enable: true },
  // No screen is made from a string of HTML: 10 KB of parser less.
  runtime: { enableInnerHTML: false },
  compile: { include: compileToo },
  sassLoaderOption,
  webpackChain(chain) {
    // The glue between modules in the words terser may write too (minify.ts).
    chain.output.set('environment', { arrowFunction: true, const: true });
    chain.resolve.alias.set('@tarojs/taro$', path.join(__dirname, 'taro-entry.cjs'));
  },
  postcss: {
    pxtransform,
    cssModules: { enable: false },
  },
} satisfies IMiniAppConfig<'webpack5'> & { baseLevel: number };
