// What the packer hands to the host (pack.ts), the settings of one run, and the journal a journey reads afterwards.

export type ModuleFunction = (this: undefined, ...surroundings: unknown[]) => void;

export interface PageConfig {
  navigationBarTitleText?: string;
  navigationStyle?: 'default' | 'custom';
  usingComponents?: Record<string, string>;
}
export interface AppConfig {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  entryPagePath?: string;
  window?: PageConfig;
  tabBar?: { custom?: boolean; list: { pagePath: string; text: string }[] };
}
export interface Program {
  modules: Record<string, ModuleFunction>;
  /** Page and component settings by path without ending; `app` is the program's own. */
  json: Record<string, PageConfig> & { app: AppConfig };
  wxss: Record<string, string>;
  wxml: string[];
  templates: Record<string, unknown>;
}

/** A Bluetooth meter of the standard services; `values` are what it sends once somebody listens, as hexadecimal bytes. */
interface Meter {
  name: string;
  /** 16-bit name of its service: 0x1810 is blood pressure. */
  service: number;
  values: { characteristic: number; hex: string }[];
}

/** Everything a journey may decide about the phone. */
export interface HostConfig {
  width: number;
  /** The domain list: origin the program asks for → where requests really go. Any other origin is refused, as WeChat does. */
  hosts: Record<string, string>;
  /** What earlier visits stored, as JSON by key. */
  storage: Record<string, string>;
  /** Page to open first, with parameters; the program's own first page without it. */
  entry?: string;
  language: string;
  theme: 'light' | 'dark';
  /** WeChat's text size, 16 unless the reader enlarged it. */
  fontSizePx: number;
  loginCode: string;
  location?: { latitude: number; longitude: number };
  /** A Bluetooth meter in reach; Bluetooth is off without it. */
  meter?: Meter;
  /** What the camera reads when the program scans. */
  scanned?: string;
}

export interface Journal {
  calls: { api: string; argument: unknown }[];
  /** `wx.*` names the program read and this host has not. */
  missing: Set<string>;
  errors: string[];
  warnings: string[];
  /** Bodies handed to the code generator WeChat does not have. */
  generatedCode: string[];
  setData: { route: string; bytes: number; keys: string[] }[];
}

declare global {
  interface Window {
    __PROGRAM: Program;
    __HOST_CONFIG?: Partial<HostConfig>;
  }
}

export const program: Program = window.__PROGRAM;

export const config: HostConfig = {
  width: 375,
  hosts: {},
  storage: {},
  language: 'zh_CN',
  theme: 'light',
  fontSizePx: 16,
  loginCode: 'code-test',
  ...window.__HOST_CONFIG,
};

export const journal: Journal = {
  calls: [],
  missing: new Set(),
  errors: [],
  warnings: [],
  generatedCode: [],
  setData: [],
};

/** The full text of whatever was thrown, for the journal. */
export function describe(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.stack ?? thrown.message;
  return typeof thrown === 'string' ? thrown : JSON.stringify(thrown);
}

/** An element of host.html that is always there. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`host.html has no #${id}`);
  return element;
}
