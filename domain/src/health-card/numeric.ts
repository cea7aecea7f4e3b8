import type { QrSegment } from './qr-code';

/** The longest card that one QR code may carry; split codes are deprecated. Source: SMART Health Cards, "Encoding Chunks as QR Codes". */
export const CARD_CODE_MAX = 1195;

const HEAD = 'shc:/';
const SMALLEST = 45;

/** A card for one QR code: every character as two digits, its code less 45; undefined when the card is too long. */
export const cardCode = (jws: string): string | undefined =>
  jws.length > CARD_CODE_MAX
    ? undefined
    : HEAD + [...jws].map((letter) => String(letter.charCodeAt(0) - SMALLEST).padStart(2, '0')).join('');

/** The code as it is drawn: its head in bytes, its digits as digits. */
export const cardSegments = (code: string): QrSegment[] => [
  { mode: 'bytes', text: HEAD },
  { mode: 'digits', text: code.slice(HEAD.length) },
];
