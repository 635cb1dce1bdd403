// Moving through the matrix by keys: one stop for Tab, arrows from there.

const CONTROLS = "button[data-hold]";

/** Let one control of the table be reached by Tab. */
export function letIn(table: HTMLElement, control: HTMLElement | null): void {
  for (const other of table.querySelectorAll<HTMLElement>(`${CONTROLS}[tabindex="0"]`)) other.tabIndex = -1;
  if (control) control.tabIndex = 0;
}

/** The next control in the same column, over those rows that have nothing there. */
function inColumn(table: HTMLTableElement, from: HTMLElement, step: number): HTMLElement | undefined {
  const column = from.dataset.hold?.split(" ")[1];
  const there = [...table.querySelectorAll<HTMLElement>(`button[data-hold$=" ${column}"]`)];
  return there[there.indexOf(from) + step];
}

const all = (root: Element): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(CONTROLS)];

/** Where a key leads from a control; left and right read on into the rows before and after. */
function goal(table: HTMLTableElement, from: HTMLElement, event: KeyboardEvent): HTMLElement | undefined {
  const within = event.ctrlKey || event.metaKey ? table : (from.closest("tr") ?? table);
  const beside = (step: number): HTMLElement | undefined => {
    const controls = all(table);
    return controls[controls.indexOf(from) + step];
  };
  switch (event.key) {
    case "ArrowRight": return beside(1);
    case "ArrowLeft": return beside(-1);
    case "ArrowDown": return inColumn(table, from, 1);
    case "ArrowUp": return inColumn(table, from, -1);
    case "Home": return all(within)[0];
    case "End": return all(within).at(-1);
    default: return undefined;
  }
}

export function rove(event: KeyboardEvent): void {
  const from = (event.target as HTMLElement).closest<HTMLElement>(CONTROLS);
  const table = from?.closest("table");
  if (!from || !table || event.altKey || event.shiftKey) return;
  const to = goal(table, from, event);
  if (to === undefined && !event.key.startsWith("Arrow")) return;
  event.preventDefault();
  if (!to) return;
  letIn(table, to);
  to.focus();
}
