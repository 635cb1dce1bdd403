// The one list of views, in the order of their tabs; adding a view is adding an entry here.

import type { View } from "./view";
import { mapView } from "./map/view";
import { lineageView } from "./lineage/view";
import { timelineView } from "./timeline/view";
import { taskMatrix, dataMatrix } from "./matrix/view";
import { tableView } from "./table/view";
import { compareView } from "./compare/view";
import { askView } from "../ask/view";

export const VIEWS: readonly View[] = [
  mapView, lineageView, timelineView, taskMatrix, dataMatrix, tableView, compareView, askView,
];

export const offered = (): View[] => VIEWS.filter((view) => view.isOffered());
