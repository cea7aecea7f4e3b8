import { encode } from 'uqr';
import { render, screen } from '@testing-library/react';
import { QueueLane } from './queue-lane/queue-lane';
import { onlineWidthPx, SeatDots } from './slot-card/seat-dots';
import { qrImage } from './ticket/qr-image';
import { WaitBar } from './wait-bar/wait-bar';

/** Reads the modules back out of the drawing: every rectangle `M x y h w v1 …`. */
function darkModules(image: string): Set<string> {
  const svg = decodeURIComponent(image.slice('data:image/svg+xml,'.length));
  const dark = new Set<string>();
  for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let step = 0; step < Number(width); step += 1) dark.add(`${Number(x) + step},${y}`);
  }
  return dark;
}

test('the drawn QR code is the code, module by module, black on white', () => {
  const text = 'KB1.7F3K9Q2M4X';
  const { data } = encode(text, { ecc: 'M', border: 0 });
  const expected = new Set(data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`${x},${y}`] : []))));
  const image = qrImage(text);
  expect(darkModules(image)).toEqual(expected);
  expect(decodeURIComponent(image)).toContain("fill='#fff'");
});

const widths = (container: HTMLElement): Record<string, number> =>
  Object.fromEntries(
    ['taken', 'free', 'given', 'kept'].map((kind) => [
      kind,
      parseInt(container.querySelector<HTMLElement>(`.seat-dots__dots--${kind}`)!.style.width, 10) / 17,
    ]),
  );

test.each([
  [
    'a usual slot, dot by dot',
    { taken: 6, free: 6, onsite: 3, onsiteTaken: 1 },
    { taken: 6, free: 6, given: 1, kept: 2 },
  ],
  [
    'a large one in shares: what is left never vanishes',
    { taken: 78, free: 1, onsite: 1, onsiteTaken: 0 },
    { taken: 16, free: 1, given: 0, kept: 1 },
  ],
  ['an empty one', { taken: 0, free: 0, onsite: 0, onsiteTaken: 0 }, { taken: 0, free: 0, given: 0, kept: 0 }],
])('places as dots: %s', (_, seats, dots) => {
  const { container } = render(<SeatDots {...seats} />);
  expect(widths(container)).toEqual(dots);
  expect(onlineWidthPx(seats)).toBe((dots.taken + dots.free) * 17);
});

test.each([
  [-0.5, '0%', 'left'],
  [19 / 28, '68%', 'middle'],
  [1.4, '100%', 'right'],
])('a wait that is %d over stays inside its bar', (passed, width, side) => {
  const { container } = render(<WaitBar passed={passed} start="a" now="b" end="c" label="还要等" />);
  expect(screen.getByRole('img', { name: '还要等' })).toBeInTheDocument();
  expect(container.querySelector<HTMLElement>('.wait-bar__passed')!.style.width).toBe(width);
  expect(container.querySelector(`.wait-bar__now--${side}`)).not.toBeNull();
});

test.each([
  [7, 12, 12, 6],
  [1, 1, 1, 0],
  [60, 60, 16, 15],
  [1, 200, 16, 0],
])('place %d of %d stands in the lane', (position, total, places, before) => {
  const { container } = render(
    <QueueLane position={position} total={total} start="9:00" mine="9:15" end="9:30" label="排队" />,
  );
  const blocks = [...container.querySelectorAll('.queue-lane__place')];
  expect(blocks).toHaveLength(places);
  expect(blocks.findIndex((block) => block.classList.contains('queue-lane__place--mine'))).toBe(before);
});
