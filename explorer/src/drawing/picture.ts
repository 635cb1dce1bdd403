// A scene as a picture for paper.

import { type Camera, framing } from "./camera";
import { placeNames } from "./names";
import { paint } from "./painter";
import type { Scene } from "./scene";
import type { Home } from "./surface";
import { SvgPen } from "./svg-pen";

/** As large as a picture is that nobody has looked at. */
const WITHOUT_VIEW: Camera = { x: 0, y: 0, scale: 1, width: 1400, height: 1000, growth: 0.6 };

/** The scene as the camera sees it, or all of it where no camera has looked yet. */
export function pictureOf(scene: Scene, seen: Camera | undefined, home: Home): SVGSVGElement {
  const camera = seen?.width ? seen : framing(WITHOUT_VIEW, home.box, home.margin, home.closest);
  const pen = new SvgPen(camera.width, camera.height);
  paint(pen, scene, camera, placeNames(scene, camera));
  return pen.picture;
}
