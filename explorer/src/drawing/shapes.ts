// The shapes of nodes, as corners around a middle, for a radius of one; drawn so that they look
// equally large. Anything that is not listed is a dot.

const DEGREE = Math.PI / 180;

const regular = (corners: number, first: number, radius = 1, lower = 0): number[] =>
  Array.from({ length: corners }, (_, k) => (first + (k * 360) / corners) * DEGREE)
    .flatMap((angle) => [radius * Math.cos(angle), radius * Math.sin(angle) + lower]);

const star = Array.from({ length: 10 }, (_, k) => k).flatMap((k) => {
  const [angle, radius] = [(k * 36 - 90) * DEGREE, k % 2 ? 0.5 : 1.1];
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
});

const CORNERS: Readonly<Record<string, readonly number[]>> = {
  hexagon: regular(6, 0),
  square: [-0.88, -0.88, 0.88, -0.88, 0.88, 0.88, -0.88, 0.88],
  diamond: [0, -1.15, 1.15, 0, 0, 1.15, -1.15, 0],
  triangle: regular(3, -90, 1.2, 0.2),
  triangleDown: regular(3, 90, 1.2, -0.2),
  star,
};

/** The corners of a shape, or nothing if it is round. */
export const cornersOf = (shape: string): readonly number[] | null => CORNERS[shape] ?? null;
