// Unpacks what the page carries and starts it. The scripts that it starts are named, by their
// digests, in the page's policy; nothing else would run.

/** The bytes that letters stand for; a plain loop is ten times faster than Uint8Array.from. */
function bytesOf(letters: string): Uint8Array<ArrayBuffer> {
  const text = atob(letters);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** The bytes of a block of the page. */
async function unpack(name: string): Promise<ArrayBuffer> {
  const letters = document.getElementById(`block-${name}`)?.textContent ?? "";
  const stream = new Blob([bytesOf(letters)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

const readText = async (name: string): Promise<string> => new TextDecoder().decode(await unpack(name));

/** Run a script, and leave no trace of it: a browser that saves the page would make it run again. */
function insert(text: string): void {
  const script = document.createElement("script");
  script.textContent = text;
  document.body.append(script);
  script.remove();
}

/** Run a script of the page. */
const run = async (name: string): Promise<void> => insert(await readLater(name));

function excuse(problem: unknown): void {
  const note = document.createElement("p");
  note.className = "excuse";
  note.textContent =
    "This page needs a browser of 2023 or later. 本页面需要 2023 年或更新的浏览器。 " + String(problem);
  document.body.prepend(note);
}

/** Clear away what was on display when a browser saved the page as it stood. */
function clear(): void {
  document.body.className = "";
  document.getElementById("app")?.replaceChildren();
  void complete.then(() => document.querySelectorAll("body > dialog").forEach((dialog) => dialog.remove()));
}

async function start(): Promise<void> {
  clear();
  const [data, main] = await Promise.all([readText("data"), readText("main")]);
  globalThis.spallm = { page: JSON.parse(data), unpack: unpackLater, readText: readLater, run };
  insert(main);
}

/** What is not needed at first stands behind this script in the page: it may not be there yet. */
const complete = new Promise<void>((done) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => done());
  else done();
});
const unpackLater = (name: string): Promise<ArrayBuffer> => complete.then(() => unpack(name));
const readLater = (name: string): Promise<string> => complete.then(() => readText(name));

start().catch(excuse);
