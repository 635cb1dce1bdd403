// Ticks beside models, to compare them.

import { say } from "./words";

const FEWEST = 2;
const MOST = 8;

/** Count the ticks, and let nobody go on with too few or too many. */
export function watchTicks(): void {
  const form = document.getElementById("side-by-side") as HTMLFormElement | null;
  const note = document.getElementById("ticked");
  const go = form?.querySelector("button");
  if (!form || !note || !go) return;
  const show = (): void => {
    const count = document.querySelectorAll("#rows input:checked").length;
    go.disabled = count < FEWEST || count > MOST;
    form.classList.toggle("ready", count > 0);
    note.textContent = count > MOST ? say("%s are ticked; at most eight fit.", "已选 %s 个，最多 8 个。", count)
      : count ? say("%s ticked, of eight at most.", "已选 %s 个，最多 8 个。", count)
      : say("Tick two to eight.", "请勾选 2 至 8 个。");
  };
  document.getElementById("rows")?.addEventListener("change", show);
  // Ticks come back with a reader who comes back, and no change tells of it.
  addEventListener("pageshow", show);
  show();
}
