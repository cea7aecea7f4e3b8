/** What both hosts give of Bluetooth Low Energy. Numbers are the 16-bit names of the standard (0x1810: blood pressure). */
export interface MeterLink {
  /** Told of every value of a characteristic from now on. */
  listen: (characteristic: number, onBytes: (bytes: Uint8Array) => void) => Promise<void>;
  write: (characteristic: number, bytes: Uint8Array) => Promise<void>;
  /** What the meter calls itself. */
  name: string;
  onLost: (lost: () => void) => void;
  close: () => void;
}

/** Why nothing came: no Bluetooth in this host, switched off, the person said no, no meter near, the meter went away. */
export type MeterFault = 'unsupported' | 'off' | 'refused' | 'not-found' | 'lost';

export class MeterError extends Error {
  readonly fault: MeterFault;

  constructor(fault: MeterFault) {
    super(fault);
    this.name = 'MeterError';
    this.fault = fault;
  }
}

export interface MeterSearch {
  service: number;
  /** How long to look. */
  waitMs: number;
}

const BASE = '-0000-1000-8000-00805F9B34FB';

/** 0x1810 as the hosts write it: 00001810-0000-1000-8000-00805F9B34FB. */
export const longUuid = (short: number): string => `0000${short.toString(16).padStart(4, '0').toUpperCase()}${BASE}`;

/** Phones write names long or short, in either case. */
export const isUuid = (text: string, short: number): boolean => {
  const upper = text.toUpperCase();
  return upper === longUuid(short) || upper === short.toString(16).padStart(4, '0').toUpperCase();
};
