// The smallest runner for journeys: a file of e2e/h5 or e2e/weapp says `journey('a parent books …', async (stage) => { … })`,
// e2e/support/run.ts plays them one after the other on a real server and keeps the results as JSON.
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { DemoLogin } from '../../scripts/lib/demo';
import type { WeappHost } from './weapp';

export interface Stage {
  /** A fresh phone-sized page, at the first page of the program. */
  page: Page;
  context: BrowserContext;
  /** Where the server (and, for H5, the pages) is. */
  address: string;
  databaseUrl: string;
  logins: readonly DemoLogin[];
  /** The day the server and the page live on, YYYY-MM-DD. */
  today: string;
  /** Keeps a picture under e2e/.out. */
  picture: (name: string) => Promise<void>;
  /** Accepts an error the page is meant to print. */
  expectConsole: (pattern: RegExp) => void;
  /** The small WeChat around the page; journeys of e2e/weapp only. */
  host: WeappHost;
}

export interface JourneyOptions {
  /** Colour scheme, size and whatever else the browser should pretend. */
  context?: BrowserContextOptions;
  /** Settings of the small WeChat; journeys of e2e/weapp only. */
  weapp?: Record<string, unknown>;
  timeoutMs?: number;
}
export interface Journey {
  name: string;
  play: (stage: Stage) => Promise<void>;
  options: JourneyOptions;
}

let collecting: Journey[] = [];

/** Declares a journey. Journeys of one file share a server and its data, in the order they stand; other files start anew. */
export function journey(name: string, play: Journey['play'], options: JourneyOptions = {}): void {
  collecting.push({ name, play, options });
}

/** The journeys a file declares. */
export async function journeysOf(file: string): Promise<Journey[]> {
  collecting = [];
  await import(file);
  return collecting;
}
