// The question as other programs ask it: each text quoted by the rules of its own language.

const shell = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A text of Python; JSON's strings are Python's too. */
const python = (text: string): string =>
  /["\\]{3}|\\|"$/.test(text) ? JSON.stringify(text) : `"""${text}"""`;

export interface Snippet {
  name: string;
  text: string;
}

/** Ways to ask a text; `address` is the endpoint, if there is one, and `isGraph` what it gives. */
export function snippets(text: string, isGraph: boolean, address: string | null): Snippet[] {
  const type = isGraph ? "text/turtle" : "text/csv";
  if (address === null) {
    return [
      { name: "spallm", text: `spallm query ${shell(text)}` },
      { name: "Python", text: `from spallm import KnowledgeGraph\n\nwith KnowledgeGraph() as graph:\n` +
        `    for row in graph.query(${python(text)}):\n        print(row)` },
    ];
  }
  return [
    { name: "curl", text: `curl -H 'Accept: ${type}' --data-urlencode ${shell(`query=${text}`)} \\\n  ${shell(address)}` },
    { name: "Python", text: [
      "from urllib.parse import urlencode",
      "from urllib.request import Request, urlopen",
      "",
      `query = ${python(text)}`,
      `data = urlencode({"query": query}).encode()`,
      `request = Request(${JSON.stringify(address)}, data, {"Accept": "${type}"})`,
      "with urlopen(request) as answer:",
      "    print(answer.read().decode())",
    ].join("\n") },
  ];
}
