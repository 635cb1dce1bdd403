// Regions of the map: a soft tint behind the nodes of each section, painted once per theme.

const SPREAD = 46;
const FINEST = 1400;

/** @type {{canvas: HTMLCanvasElement, x: number, y: number, width: number, height: number} | null} */
let tint = null;

function forgetRegions() {
  tint = null;
}

function paintRegions() {
  const xs = places.map((place) => place.x);
  const ys = places.map((place) => place.y);
  const x = Math.min(...xs) - 2 * SPREAD;
  const y = Math.min(...ys) - 2 * SPREAD;
  const width = Math.max(...xs) + 2 * SPREAD - x;
  const height = Math.max(...ys) + 2 * SPREAD - y;
  const scale = Math.min(1, FINEST / Math.max(width, height));
  const canvas = sheet(width * scale, height * scale);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.globalAlpha = isDark() ? 0.13 : 0.11;
  context.filter = `blur(${Math.round(16 * scale)}px)`;
  for (const section of sections) {
    const layer = sheet(canvas.width, canvas.height);
    const brush = /** @type {CanvasRenderingContext2D} */ (layer.getContext("2d"));
    brush.fillStyle = ink(section);
    brush.beginPath();
    for (const n of section.nodes) {
      const [cx, cy] = [(places[n].x - x) * scale, (places[n].y - y) * scale];
      brush.moveTo(cx, cy);
      brush.arc(cx, cy, SPREAD * scale, 0, 2 * Math.PI);
    }
    brush.fill();
    context.drawImage(layer, 0, 0);
  }
  return { canvas, x, y, width, height };
}

/** @param {number} width @param {number} height */
function sheet(width, height) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  return canvas;
}

/** @param {CanvasRenderingContext2D} ctx */
function drawRegions(ctx) {
  if (!sections.length) return;
  if (!tint) tint = paintRegions();
  ctx.drawImage(tint.canvas, tint.x, tint.y, tint.width, tint.height);
}
