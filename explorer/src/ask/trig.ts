// The statements of the page as TriG, which the engine reads fastest.

/** Statements as Python packs them; spallm/views/dictionary.py says how. */
export interface Dictionary {
  terms: string[];
  /** Subjects, each as the step from the one before it. */
  s: number[];
  p: number[];
  o: number[];
  /** The graphs that hold each statement; -1 has no name. */
  g: number[][];
}

/** Statements by graph; those of one subject stand together, as they do in the dictionary. */
export function trigOf({ terms, s, p, o, g }: Dictionary): string[] {
  const graphs = new Map<number, string[]>();
  const last = new Map<number, [number, number]>();
  let subject = 0;
  for (let n = 0; n < s.length; n++) {
    subject += s[n];
    for (const graph of g[n]) {
      const [oldSubject, oldPredicate] = last.get(graph) ?? [-1, -1];
      const text = graphs.get(graph) ?? opened(graphs, graph, terms);
      const end = oldSubject < 0 ? "" : ".\n";
      if (subject !== oldSubject) text.push(end, terms[subject], terms[p[n]], terms[o[n]]);
      else if (p[n] !== oldPredicate) text.push(";", terms[p[n]], terms[o[n]]);
      else text.push(",", terms[o[n]]);
      last.set(graph, [subject, p[n]]);
    }
  }
  return [...graphs].map(([graph, text]) => `${text.join(" ")} .\n${graph < 0 ? "" : "}\n"}`);
}

function opened(graphs: Map<number, string[]>, graph: number, terms: string[]): string[] {
  const text = graph < 0 ? [] : [terms[graph], "{"];
  graphs.set(graph, text);
  return text;
}
