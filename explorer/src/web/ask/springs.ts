// Springs: places for the nodes of a small graph, the same ones each time.

export type Spot = [x: number, y: number];

const ROUNDS = 300;
/** The angle of sunflower seeds, which start far from each other. */
const GOLDEN = 2.399963229728653;
/** What draws parts together that are not tied to each other. */
const GRAVITY = 0.12;
/** Things that are farther apart than this, in ideal lengths, do not push each other. */
const REACH = 2.6;

/** Places within 0 and 1 both ways for so many nodes, tied ones near each other. */
export function spotsFor(count: number, ties: readonly [number, number][]): Spot[] {
  const ideal = 1 / Math.sqrt(count || 1);
  const spots = Array.from({ length: count }, (_, n): Spot => {
    const far = Math.sqrt((n + 0.5) / count) / 2;
    return [far * Math.cos(n * GOLDEN), far * Math.sin(n * GOLDEN)];
  });
  for (let round = 0; round < ROUNDS; round++) {
    const pushes = pushed(spots, ties, ideal);
    const most = 0.1 * (1 - round / ROUNDS);
    spots.forEach((spot, n) => moved(spot, pushes[n], most));
  }
  return spread(spots);
}

function pushed(spots: readonly Spot[], ties: readonly [number, number][], ideal: number): Spot[] {
  const pushes = spots.map(([x, y]): Spot => [-GRAVITY * x, -GRAVITY * y]);
  const act = (a: number, b: number, strength: (far: number) => number): void => {
    const [dx, dy] = [spots[a][0] - spots[b][0], spots[a][1] - spots[b][1]];
    const far = Math.sqrt(dx * dx + dy * dy) || 1e-6;
    const force = strength(far) / far;
    pushes[a][0] += dx * force;
    pushes[a][1] += dy * force;
    pushes[b][0] -= dx * force;
    pushes[b][1] -= dy * force;
  };
  for (let a = 0; a < spots.length; a++) {
    for (let b = a + 1; b < spots.length; b++) act(a, b, (far) => (far < REACH * ideal ? (ideal * ideal) / far : 0));
  }
  for (const [a, b] of ties) act(a, b, (far) => (-far * far) / ideal);
  return pushes;
}

function moved(spot: Spot, [x, y]: Spot, most: number): void {
  const far = Math.sqrt(x * x + y * y) || 1e-6;
  const step = Math.min(far, most) / far;
  spot[0] += x * step;
  spot[1] += y * step;
}

/** The same places, filling all the room. */
function spread(spots: readonly Spot[]): Spot[] {
  const span = (axis: 0 | 1): [number, number] => {
    const all = spots.map((spot) => spot[axis]);
    return [Math.min(...all), Math.max(...all) - Math.min(...all)];
  };
  const [left, width] = span(0);
  const [top, height] = span(1);
  return spots.map(([x, y]) => [width ? (x - left) / width : 0.5, height ? (y - top) / height : 0.5]);
}
