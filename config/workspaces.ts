import path from 'path';

const root = path.resolve(__dirname, '..');
const workspaces = ['contract', 'domain'].map((name) => path.join(root, name, 'src') + path.sep);

/**
 * Files outside `src` that Taro must compile too: our TypeScript workspaces, and packages that ship newer syntax than
 * the oldest phone reads (WeChat polyfills functions, never syntax).
 */
export const compileToo = [
  (file: string): boolean => workspaces.some((folder) => file.startsWith(folder)),
  (file: string): boolean => /node_modules[\\/](zod|uqr|zustand)[\\/]/.test(file),
];
