// The editor for questions, a script of its own that starts when somebody asks.
//
// It stands in a shadow tree: there its styles are adopted as objects, where in the page they
// would be style elements, which the page's policy refuses.

import { autocompletion, closeCompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import {
  bracketMatching, HighlightStyle, indentUnit, StreamLanguage, syntaxHighlighting,
} from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { Compartment, EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration, type DecorationSet, EditorView, highlightActiveLine, keymap, lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { completionSource } from "./completion";
import type { Box, Settings } from "./door";

const LINE = "1px solid var(--line)";
const tinted = (colour: string, percent: number): string =>
  `color-mix(in srgb, var(${colour}) ${percent}%, transparent)`;

/** Colours come from the page, so that they change with its theme. */
const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--ground)", borderRadius: "7px", maxHeight: "46vh" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "1px" },
  ".cm-scroller": { font: "13px/1.5 ui-monospace, 'Noto Sans Mono', monospace", overflow: "auto" },
  ".cm-content, .cm-gutter": { minHeight: "11em" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": {
    color: "var(--soft)", backgroundColor: "var(--panel)", borderRight: LINE, borderRadius: "7px 0 0 7px",
  },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: tinted("--accent", 7) },
  "::selection": { backgroundColor: tinted("--accent", 28) },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--lit)", outline: "1px solid var(--soft)" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent", color: "var(--warn)" },
  ".cm-fault": { textDecoration: "underline wavy var(--warn)", textUnderlineOffset: "3px" },
  ".cm-fault-line": { backgroundColor: tinted("--warn", 12) },
  ".cm-tooltip": { color: "var(--ink)", backgroundColor: "var(--ground)", border: LINE, borderRadius: "6px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    font: "inherit", maxHeight: "none", maxWidth: "min(560px, 90vw)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "3px 8px", fontSize: "13px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { color: "var(--ground)", background: "var(--accent)" },
  ".cm-tooltip.cm-completionInfo": { padding: "6px 10px", whiteSpace: "pre-line", fontSize: "12.5px" },
  ".cm-completionDetail": { color: "var(--soft)", fontStyle: "normal", fontSize: "12px" },
  "li[aria-selected] .cm-completionDetail": { color: "inherit" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "650" },
});

const colours = syntaxHighlighting(HighlightStyle.define([
  { tag: tags.keyword, color: "var(--code-word)", fontWeight: "650" },
  { tag: tags.standard(tags.variableName), color: "var(--code-function)" },
  { tag: tags.local(tags.variableName), color: "var(--code-variable)" },
  { tag: tags.atom, color: "var(--code-name)" },
  { tag: tags.string, color: "var(--code-string)" },
  { tag: tags.number, color: "var(--code-string)" },
  { tag: tags.meta, color: "var(--soft)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
]));

const setFault = StateEffect.define<number | null>();

/** The fault that is shown; it goes with the next change of the text. */
const fault = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(before, transaction) {
    const told = transaction.effects.find((effect) => effect.is(setFault));
    if (!told) return transaction.docChanged ? Decoration.none : before;
    return told.value === null ? Decoration.none : faultAt(transaction.state, told.value as number);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function faultAt(state: EditorState, offset: number): DecorationSet {
  const line = state.doc.lineAt(Math.min(offset, state.doc.length));
  const length = /^(?:[?$]?[\p{L}\p{N}_:.\-]+|.)/u.exec(state.sliceDoc(offset, line.to))?.[0].length ?? 0;
  const marks = [Decoration.line({ class: "cm-fault-line" }).range(line.from)];
  if (length) marks.push(Decoration.mark({ class: "cm-fault" }).range(offset, offset + length));
  return Decoration.set(marks);
}

/**
 * Typing over a selection is done here: the browser would give the new text the look of the old
 * one, as a style that the page's policy refuses.
 */
const typeOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { data, inputType, isComposing } = event;
    if (inputType !== "insertText" || data === null || isComposing) return false;
    if (view.state.selection.main.empty) return false;
    view.dispatch(view.state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
    event.preventDefault();
    return true;
  },
});

const CHINESE = { Completions: "补全建议", "Control character": "控制字符" };

const words = (settings: Settings): Extension => [
  EditorView.contentAttributes.of({ "aria-label": settings.label() }),
  EditorState.phrases.of(settings.language() === "zh" ? CHINESE : {}),
];

function runFrom(view: EditorView, settings: Settings): boolean {
  closeCompletion(view);
  settings.run();
  return true;
}

const extensions = (settings: Settings, spoken: Extension): Extension => [
  keymap.of([{ key: "Mod-Enter", run: (view) => runFrom(view, settings) }]),
  lineNumbers(), history(), bracketMatching(), highlightActiveLine(), EditorView.lineWrapping,
  StreamLanguage.define(sparql), indentUnit.of("  "), colours, theme, fault, typeOver, spoken,
  // All that is offered is in sight: a list that scrolls, but has no focus of its own, is no use to some.
  autocompletion({
    override: [completionSource(settings)], icons: false, maxRenderedOptions: 10,
    tooltipClass: () => "completions",
  }),
  // Tab is left to the page: it leads on, as everywhere else.
  keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap]),
  EditorView.contentAttributes.of({ spellcheck: "false", autocapitalize: "off" }),
];

function mount(host: HTMLElement, settings: Settings): Box {
  const root = host.attachShadow({ mode: "open" });
  const spoken = new Compartment();
  const state = EditorState.create({
    doc: settings.text, extensions: extensions(settings, spoken.of(words(settings))),
  });
  const view = new EditorView({ root, parent: root, state });
  // An Escape that the editor used, to close its completions, is not the page's as well.
  host.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.defaultPrevented) event.stopPropagation();
  });
  return {
    text: () => view.state.doc.toString(),
    setText: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    focus: () => view.focus(),
    mark: (offset) => {
      view.dispatch({ effects: setFault.of(offset) });
      if (offset === null) return;
      view.dispatch({ selection: { anchor: Math.min(offset, view.state.doc.length) }, scrollIntoView: true });
    },
    showWords: () => view.dispatch({ effects: spoken.reconfigure(words(settings)) }),
  };
}

globalThis.spallmEditor = { mount };
