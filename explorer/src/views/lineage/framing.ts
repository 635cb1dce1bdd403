// Framing: how large the drawing is shown, and which part of it.

import { type Figure, HEIGHT, type Seat } from "./figure";
import { AXIS } from "./ground";
import type { Placing } from "./lens";

const PAD = 18;
/** Below this, names cannot be read, and a window shows a part of the tree at first, no smaller than that. */
const READABLE = 0.47;
/** What does not fit anyhow is shown in this size at least, and no larger than that. */
const PARTLY = 0.62;
const NEAR = 0.9;
/** What is small need not fill the window. */
const LARGEST = 1.25;

interface Size {
  width: number;
  height: number;
}

/** Everything, as large as it fits. */
export function whole(figure: Figure, size: Size): Placing {
  const { across, down } = scalesOf(figure, size);
  return placed(figure, size, Math.min(LARGEST, across, down));
}

/** Everything or, where that is too small to read, all years of the first branches, or the latest years. */
export function atFirst(figure: Figure, size: Size): Placing {
  const { across, down } = scalesOf(figure, size);
  const k = Math.min(LARGEST, across, down);
  if (k >= READABLE) return placed(figure, size, k);
  return placed(figure, size, Math.min(NEAR, across >= READABLE ? across : Math.max(PARTLY, down)));
}

function scalesOf(figure: Figure, { width, height }: Size): { across: number; down: number } {
  if (!figure.width || !width || !height) return { across: 1, down: 1 };
  return { across: (width - 2 * PAD) / figure.width, down: (height - AXIS - PAD) / figure.height };
}

/** The drawing in the middle; the end of what is too wide, and the top of what is too high. */
function placed(figure: Figure, { width, height }: Size, k: number): Placing {
  const [across, down] = [width - figure.width * k, height - AXIS - figure.height * k];
  return { x: Math.min(across / 2, across - PAD), y: AXIS + Math.max(PAD / 2, down / 2), k };
}

/**
 * Where the drawing goes to have boxes in the window, large enough to read; nothing if they are so already.
 * If there is no room for all of them, it is had by the first and what is near it.
 */
export function around(seats: readonly Seat[], now: Placing, { width, height }: Size): Placing | null {
  const { x, y, k } = now;
  const sides: Span = {
    from: Math.min(...seats.map((seat) => seat.x)),
    to: Math.max(...seats.map((seat) => seat.x + seat.width)),
    first: seats[0].x + seats[0].width / 2,
  };
  const heights: Span = {
    from: Math.min(...seats.map((seat) => seat.y)) - HEIGHT,
    to: Math.max(...seats.map((seat) => seat.y)) + HEIGHT,
    first: seats[0].y,
  };
  const isInside = x + sides.from * k >= 0 && x + sides.to * k <= width
    && y + heights.from * k >= AXIS && y + heights.to * k <= height;
  if (isInside && k >= READABLE) return null;
  const [across, down] = [width - 2 * PAD, height - AXIS - 2 * PAD];
  const fitting = Math.min(across / (sides.to - sides.from), down / (heights.to - heights.from));
  const scale = Math.max(READABLE, Math.min(fitting, Math.max(k, NEAR)));
  return {
    x: width / 2 - middleOf(sides, across / scale) * scale,
    y: (AXIS + height) / 2 - middleOf(heights, down / scale) * scale,
    k: scale,
  };
}

/** What boxes take up along one way, and where the first of them is. */
interface Span {
  from: number;
  to: number;
  first: number;
}

/** What to put in the middle of so much room. */
function middleOf({ from, to, first }: Span, room: number): number {
  if (to - from <= room) return (from + to) / 2;
  return Math.min(to - room / 2, Math.max(from + room / 2, first));
}
