// One of what is compared, as a site without a server has it in a file: spallm/web/pages/compared.py writes it.

export interface Value {
  text: string;
  page?: string;
  url?: string;
  sources?: number[];
  status?: "preferred" | "other" | "deprecated";
  why?: string | [string, string];
}

export interface Line {
  key: string;
  group: string;
  order: string;
  name: string;
  values: Value[];
  is_names: boolean;
}

export interface Source {
  name: string;
  page: string;
  url: string;
  basis: string;
}

export interface Column {
  id: string;
  name: string;
  page: string;
  kind: string;
  lines: Line[];
  forebears: Record<string, { name: string; steps: number; via: string }>;
  sources: Source[];
}

/** One fact of all that is compared: a cell for each, empty where nothing is known. */
export interface Fact {
  name: string;
  cells: Value[][];
  isNames: boolean;
}

export const holds = ({ status }: Value): boolean => !status || status === "preferred";

/** Fetch a column from beside the page; nothing if there is none. */
export async function fetched(id: string): Promise<Column | null> {
  // The name of the file is the id with its odd signs encoded, which an address encodes once more.
  const name = encodeURIComponent(encodeURIComponent(id));
  const reply = await fetch(`compare/${name}.json`);
  return reply.ok ? reply.json() : null;
}

/** The facts of one group, in their order. */
export function factsOf(columns: Column[], group: string): Fact[] {
  const lines = new Map<string, Line>();
  for (const line of columns.flatMap((column) => column.lines)) {
    if (line.group === group && !lines.has(line.key)) lines.set(line.key, line);
  }
  const ordered = [...lines.values()].sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  return ordered.map(({ key, name, is_names }) => ({
    name,
    cells: columns.map((column) => column.lines.find((line) => line.key === key)?.values ?? []),
    isNames: is_names,
  }));
}

/** Whether what is known differs; not to know is no difference. */
export function differs({ cells, isNames }: Fact): boolean {
  const known = cells.map((cell) => JSON.stringify(cell.filter(holds).map(({ text }) => text).sort()));
  return !isNames && new Set(known.filter((each) => each !== "[]")).size > 1;
}
