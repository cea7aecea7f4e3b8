import type { ChildOverview } from '@kangban/contract/child';
import { child as words } from '@/copy/child';
import { dayWords } from '@/copy/when';
import type { MarkKind } from '@/ui/mark/mark';

/** One of the three squares at the head of the page: how it stands, in two short lines. */
export interface Tile {
  key: 'vaccines' | 'growth' | 'vision';
  mark: MarkKind;
  title: string;
  lines: readonly string[];
}

const say = words.tiles;

function vaccineTile({ vaccines, next }: ChildOverview): Tile[] {
  if (!vaccines) return [];
  const left = vaccines.total - vaccines.given;
  const isLate = vaccines.due.some(({ status }) => status === 'overdue');
  const [mark, state]: [MarkKind, string] =
    vaccines.due.length > 0
      ? [isLate ? 'attention' : 'now', isLate ? say.lateNow : say.canNow]
      : [left > 0 ? 'waiting' : 'normal', next.kind === 'arranged' ? say.booked : say.notYet];
  const lines = left > 0 ? [say.left(left), state] : [say.allGiven];
  return [{ key: 'vaccines', mark, title: say.vaccines, lines }];
}

function heightTile({ growth, visits }: ChildOverview): Tile[] {
  if (!visits) return [];
  const title = say.height;
  const length = growth?.values.find(({ indicator }) => indicator === 'length-for-age');
  if (!growth || !length) return [{ key: 'growth', mark: 'none', title, lines: [say.noMeasure, say.measureHint] }];
  const look = growth.values.some(({ attention }) => attention) || growth.flags.length > 0;
  const lines = [look ? say.look : say.grows(length.status), say.grade(length.grade)].filter(Boolean);
  return [{ key: 'growth', mark: look ? 'attention' : 'normal', title, lines }];
}

type Vision = NonNullable<ChildOverview['vision']>;

function visionWords({ right, left, headline }: Vision): string {
  const low = [...(right.grade === 'low' ? [words.right] : []), ...(left.grade === 'low' ? [words.left] : [])];
  if (low.length > 0) return say.low(low);
  return headline.tone === 'normal' ? say.fine : headline.text;
}

function visionTile({ vision, visits, referrals, today }: ChildOverview): Tile[] {
  if (!visits) return [];
  const title = say.vision;
  if (!vision) return [{ key: 'vision', mark: 'none', title, lines: [say.noVision, say.visionHint] }];
  const open = referrals.find(({ kind }) => kind.startsWith('vision'));
  const checked = dayWords(vision.examinedOn, today);
  const second = open ? (open.bookedOn ? say.visionBooked : say.visionOpen) : checked;
  const mark = vision.headline.tone === 'attention' || open ? 'attention' : 'normal';
  return [{ key: 'vision', mark, title, lines: [visionWords(vision), second] }];
}

/** Vaccines, height and eyes; what the right does not open has no square. */
export const tilesOf = (child: ChildOverview): Tile[] => [
  ...vaccineTile(child),
  ...heightTile(child),
  ...visionTile(child),
];
