import Taro from '@tarojs/taro';
import { saveInBrowser } from './files';

/** A picture of a few lines on a coloured ground, drawn on the phone: nothing of it goes to the server. */
export interface CardPicture {
  title: string;
  lines: readonly string[];
  foot: string;
  ground: string;
  ink: string;
}

const WIDTH = 750;
const LINE_HEIGHT = 84;
const TOP = 120;
const MARGIN = 60;
const FONT = '-apple-system, "PingFang SC", "Noto Sans CJK SC", sans-serif';
const FOOT_ROOM = 150;

type Brush = Pick<CanvasRenderingContext2D, 'fillStyle' | 'font' | 'fillRect' | 'fillText'>;

const heightOf = ({ lines }: CardPicture): number => TOP + LINE_HEIGHT * (lines.length + 1) + FOOT_ROOM;

function draw(brush: Brush, card: CardPicture): void {
  const write = (text: string, size: number, y: number): void => {
    brush.font = `600 ${size}px ${FONT}`;
    brush.fillText(text, MARGIN, y, WIDTH - 2 * MARGIN);
  };
  brush.fillStyle = card.ground;
  brush.fillRect(0, 0, WIDTH, heightOf(card));
  brush.fillStyle = card.ink;
  write(card.title, 52, TOP);
  card.lines.forEach((line, no) => write(line, 40, TOP + LINE_HEIGHT * (no + 1.3)));
  write(card.foot, 28, heightOf(card) - MARGIN);
}

function canvasInBrowser(card: CardPicture): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: WIDTH, height: heightOf(card) });
  const brush = canvas.getContext('2d');
  if (!brush) return Promise.resolve(null);
  draw(brush, card);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

const isBrush = (value: unknown): value is Brush => typeof value === 'object' && value !== null && 'fillText' in value;

type PictureWish = NonNullable<Parameters<typeof Taro.canvasToTempFilePath>[0]>;

/** The types know only canvases on the page; WeChat takes one off the screen as well. */
function fromCanvas(canvas: object): PictureWish {
  const wish: PictureWish = {};
  return Object.assign(wish, { canvas });
}

/** WeChat draws it off the screen and hands it to its own menu: to a friend, to an album. */
async function sendInWeChat(card: CardPicture): Promise<boolean> {
  if (process.env.TARO_ENV === 'weapp') {
    const canvas = Taro.createOffscreenCanvas({ type: '2d', width: WIDTH, height: heightOf(card) });
    const brush: unknown = canvas.getContext('2d');
    if (!isBrush(brush)) return false;
    draw(brush, card);
    const { tempFilePath } = await Taro.canvasToTempFilePath(fromCanvas(canvas));
    await Taro.showShareImageMenu({ path: tempFilePath });
    return true;
  }
  return false;
}

/** Makes the picture and hands it over: a browser saves it, WeChat opens its menu. False when this phone cannot. */
export async function handOverCard(card: CardPicture, name: string): Promise<boolean> {
  if (process.env.TARO_ENV === 'weapp') return sendInWeChat(card).catch(() => false);
  const blob = await canvasInBrowser(card);
  if (!blob) return false;
  saveInBrowser(blob, name);
  return true;
}
