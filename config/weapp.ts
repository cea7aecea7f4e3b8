import type { IMiniAppConfig } from '@tarojs/taro/types/compile';
import { pxtransform } from './pxtransform';
import { sassLoaderOption } from './sass';
import { compileToo } from './workspaces';

/** The WeChat target. Text compiles to rem: every page sets its root size from the reader's scale (src/ui/page-shell). */
export const mini = {
  // Read by the runner, missing from its types: templates nest 8 levels before they recurse, which saves 22 KB of base.wxml.
  baseLevel: 8,
  optimizeMainPackage: { enable: true },
  compile: { include: compileToo },
  sassLoaderOption,
  postcss: {
    pxtransform,
    cssModules: { enable: false },
  },
} satisfies IMiniAppConfig<'webpack5'> & { baseLevel: number };
