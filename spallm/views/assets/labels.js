// Names on the map: always the same size, never one over another.

const CELL = 4;
const MOST_LABELS = 320;
const LINE_WIDTH = 118;
const LONGEST = 46;
/** Papers are named from this scale on, in a small map always. */
const READABLE = cards.length > 150 ? 1.6 : 0;

/** Who is named first where room is short. */
const namingOrder = places
  .map((place) => place.id)
  .sort((a, b) => kindOf(a).rank - kindOf(b).rank || places[b].size - places[a].size || a - b);

/** @type {Map<string, number>} */
const textWidths = new Map();

/** @param {CanvasRenderingContext2D} ctx @param {string} text */
function widthOf(ctx, text) {
  const key = ctx.font + text;
  let width = textWidths.get(key);
  if (width === undefined) textWidths.set(key, (width = ctx.measureText(text).width));
  return width;
}

/** How firmly a place is taken: a model's name may cover a small node, nothing covers a name. */
const NODE = 1;
const NAME = 2;

/** A grid of the screen that remembers what is taken. */
class Occupancy {
  /** @param {number} width @param {number} height */
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.columns = Math.ceil(width / CELL) + 1;
    this.rows = Math.ceil(height / CELL) + 1;
    this.cells = new Uint8Array(this.columns * this.rows);
  }

  /** @param {number} left @param {number} top @param {number} right @param {number} bottom */
  range(left, top, right, bottom) {
    return [
      Math.max(0, Math.floor(left / CELL)), Math.max(0, Math.floor(top / CELL)),
      Math.min(this.columns - 1, Math.floor(right / CELL)), Math.min(this.rows - 1, Math.floor(bottom / CELL)),
    ];
  }

  /**
   * Whether a box lies on the screen and covers nothing firmer than it may.
   * @param {number} left @param {number} top @param {number} right @param {number} bottom @param {number} [may]
   */
  isFree(left, top, right, bottom, may = 0) {
    if (left < 0 || top < 0 || right > this.width || bottom > this.height) return false;
    const [x0, y0, x1, y1] = this.range(left, top, right, bottom);
    for (let y = y0; y <= y1; y++) {
      for (let x = x0; x <= x1; x++) if (this.cells[y * this.columns + x] > may) return false;
    }
    return true;
  }

  /** @param {number} left @param {number} top @param {number} right @param {number} bottom @param {number} firm */
  take(left, top, right, bottom, firm) {
    const [x0, y0, x1, y1] = this.range(left, top, right, bottom);
    for (let y = y0; y <= y1; y++) {
      for (let x = x0; x <= x1; x++) {
        const at = y * this.columns + x;
        if (this.cells[at] < firm) this.cells[at] = firm;
      }
    }
  }
}

/** Break a name into at most two lines of about equal length. @param {CanvasRenderingContext2D} ctx @param {string} name */
function linesOf(ctx, name) {
  const short = name.length > LONGEST ? `${name.slice(0, LONGEST - 1).trimEnd()}…` : name;
  if (widthOf(ctx, short) <= LINE_WIDTH) return [short];
  const middle = short.length / 2;
  const gaps = [...short.matchAll(/[\s\-–:/,、（]+|(?<=\p{Script=Han})/gu)]
    .map((gap) => gap.index + gap[0].length - (gap[0] === "（" ? 1 : 0))
    .filter((gap) => gap > 2 && gap < short.length - 2);
  if (!gaps.length) return [short];
  const cut = gaps.reduce((best, gap) => (Math.abs(gap - middle) < Math.abs(best - middle) ? gap : best));
  return [short.slice(0, cut).trim(), short.slice(cut).trim()];
}

/**
 * Draw the names of the regions and of as many nodes as find room.
 * @param {CanvasRenderingContext2D} ctx
 * @param {{scale: number, x: number, y: number, width: number, height: number}} view
 * @returns {{n: number, left: number, top: number, right: number, bottom: number}[]} what was drawn
 */
function drawLabels(ctx, view) {
  const ratio = ctx.canvas.width / view.width;
  const taken = new Occupancy(view.width, view.height);
  /** @type {(x: number, y: number) => [number, number]} */
  const onScreen = (x, y) => [
    (x - view.x) * view.scale + view.width / 2,
    (y - view.y) * view.scale + view.height / 2,
  ];
  const focus = focusSet();
  const drawn = [];
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  drawSectionNames(ctx, taken, onScreen, focus !== null);
  for (const n of namingOrder) {
    if (kindOf(n).rank > 3 || !isVisible(n) || (focus && !focus.has(n))) continue;
    const [x, y] = onScreen(places[n].x, places[n].y);
    const r = places[n].size * view.scale * 0.7;
    taken.take(x - r, y - r, x + r, y + r, kindOf(n).rank ? NODE : NAME);
  }
  const first = [state.selected, state.hovered].filter((n) => n !== null);
  for (const n of new Set([...first, ...namingOrder])) {
    if (drawn.length >= MOST_LABELS) break;
    if (!isVisible(n) || (focus && !focus.has(n) && n !== state.hovered)) continue;
    if (!focus && kindOf(n).rank > 3 && view.scale < READABLE && n !== state.hovered) continue;
    const [x, y] = onScreen(places[n].x, places[n].y);
    if (x < -80 || y < -30 || x > view.width + 80 || y > view.height + 30) continue;
    const box = drawName(ctx, taken, n, x, y, places[n].size * view.scale, first.includes(n));
    if (box) drawn.push({ n, ...box });
  }
  ctx.restore();
  return drawn;
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {Occupancy} taken
 * @param {(x: number, y: number) => [number, number]} onScreen @param {boolean} faint
 */
function drawSectionNames(ctx, taken, onScreen, faint) {
  ctx.font = `650 16px ${FONT}`;
  for (const section of sections) {
    const [x, y] = onScreen(section.x, section.y);
    const name = inWords(section.t);
    const half = widthOf(ctx, name) / 2;
    if (!faint && !taken.isFree(x - half, y - 9, x + half, y + 9)) continue;
    if (!faint) taken.take(x - half - 2, y - 11, x + half + 2, y + 11, NAME);
    ctx.globalAlpha = faint ? 0.25 : 1;
    paintLine(ctx, name, x, y, ink(section));
  }
  ctx.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {Occupancy} taken @param {number} n
 * @param {number} x @param {number} y @param {number} radius @param {boolean} always
 */
function drawName(ctx, taken, n, x, y, radius, always) {
  const rank = kindOf(n).rank;
  const size = rank === 0 ? 12 : 11;
  ctx.font = `${rank === 0 || always ? 600 : 400} ${always ? 13 : size}px ${FONT}`;
  const lines = linesOf(ctx, nameOf(n));
  const half = Math.max(...lines.map((line) => widthOf(ctx, line))) / 2;
  const high = lines.length * (size + 2);
  const spots = [
    [x, y + radius + 3 + high / 2], [x, y - radius - 3 - high / 2],
    [x + radius + 4 + half, y], [x - radius - 4 - half, y],
    [x + half, y + radius + 2 + high / 2], [x - half, y + radius + 2 + high / 2],
    [x + half, y - radius - 2 - high / 2], [x - half, y - radius - 2 - high / 2],
  ];
  /** @param {number} may */
  const free = (may) => spots.find(([cx, cy]) =>
    taken.isFree(cx - half, cy - high / 2, cx + half, cy + high / 2 - 1, may));
  const spot = free(0) || (rank === 0 || always ? free(NODE) : undefined);
  if (!spot && !always) return null;
  const [cx, cy] = spot || spots[0];
  taken.take(cx - half - 2, cy - high / 2, cx + half + 2, cy + high / 2 - 1, NAME);
  lines.forEach((line, k) => paintLine(ctx, line, cx, cy + (k - (lines.length - 1) / 2) * (size + 2), lettering()));
  return { left: cx - half, top: cy - high / 2, right: cx + half, bottom: cy + high / 2 };
}

/** @param {CanvasRenderingContext2D} ctx @param {string} line @param {number} x @param {number} y @param {string} colour */
function paintLine(ctx, line, x, y, colour) {
  ctx.lineWidth = 3.5;
  ctx.strokeStyle = ground();
  ctx.strokeText(line, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(line, x, y);
}

const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
