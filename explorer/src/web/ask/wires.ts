// What Python writes on the page's element, as `data-…` attributes; spallm/web/pages/ask.py.

export interface Wires {
  /** Where entities, terms and saved questions are. */
  names: string;
  /** The folder of scripts. */
  static: string;
  /** The address of a page, with PATH for its path. */
  page: string;
  /** The address of the graph's page. */
  graph: string;
  /** Where a graph for another field has its own entities. */
  home?: string;
  /** The endpoint, where a server answers, and how many rows it lets through. */
  sparql?: string;
  rows?: string;
  /** The statements, where the page answers by itself. */
  statements?: string;
}
