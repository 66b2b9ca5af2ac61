// The draft editor: a text area becomes CodeMirror, the server checks while somebody types, and a
// suggestion is one click. Without this file the same form works by its buttons.
import { defaultKeymap, history, historyKeymap, redo, undo } from "@codemirror/commands";
import { forceLinting, linter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState, RangeSet, StateEffect, StateField } from "@codemirror/state";
import { EditorView, gutter, GutterMarker, keymap } from "@codemirror/view";

const PAUSE = 500; // ms without a key before the text is checked
const GAP = "…"; // where a suggestion leaves a place for one's own words
const nonce = document.currentScript?.nonce ?? "";

/** The server counts code points, an editor counts UTF-16 units: a function from one to the other. */
const units = (text) => {
  if (!/[\ud800-\udbff]/.test(text)) return (at) => at;
  const starts = [];
  let unit = 0;
  for (const letter of text) {
    starts.push(unit);
    unit += letter.length;
  }
  starts.push(unit);
  return (at) => starts[Math.min(at, starts.length - 1)];
};

class Strength extends GutterMarker {
  constructor(said) {
    super();
    this.said = said;
  }

  eq(other) {
    return other.said === this.said;
  }

  toDOM() {
    const mark = document.createElement("span");
    mark.className = "strong-mark";
    mark.textContent = "✓";
    mark.title = this.said;
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", this.said);
    return mark;
  }
}

const setStrengths = StateEffect.define();
const strengths = StateField.define({
  create: () => RangeSet.empty,
  update(marks, transaction) {
    let now = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setStrengths)) now = effect.value;
    }
    return now;
  },
});

class Draft {
  constructor(area) {
    this.area = area;
    this.form = area.form;
    this.panel = document.getElementById("findings");
    this.status = document.getElementById("findings-status");
    this.changes = new Map(); // by button: what it changes, kept in place while somebody types
    this.found = [];
    this.all = false;
    this.checked = null; // the text that the panel speaks of
    this.view = new EditorView({
      state: EditorState.create({ doc: area.value, extensions: this.extensions() }),
    });
    area.hidden = true;
    area.before(this.view.dom);
    // The margin holds something to read, so it is not hidden from those who listen.
    this.view.dom.querySelector(".cm-gutters")?.removeAttribute("aria-hidden");
    for (const label of [...area.labels]) {
      label.removeAttribute("for"); // it names the editor now, by aria-label
      label.addEventListener("click", () => this.view.focus());
    }
    for (const one of document.querySelectorAll("[data-without-script]")) one.hidden = true;
    this.panel.addEventListener("click", (event) => this.clicked(event));
    this.panel.addEventListener("toggle", (event) => this.toggled(event), true);
    this.form.elements.occasion?.addEventListener?.("change", () => this.again());
    for (const [name, command] of [["undo", undo], ["redo", redo]]) {
      document.querySelector(`[data-editor="${name}"]`)?.addEventListener("click", () => {
        command(this.view);
        this.view.focus();
      });
    }
    this.read(area.value);
    this.mark();
    if (area.value.trim() && !this.panel.querySelector("[data-checked]")) this.again();
  }

  extensions() {
    return [
      EditorView.cspNonce.of(nonce),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({
        "aria-label": this.area.labels[0]?.textContent ?? "Text",
        "aria-describedby": "findings-status",
        spellcheck: "true",
        autocapitalize: "sentences",
      }),
      history(),
      strengths,
      gutter({ class: "strengths", markers: (view) => view.state.field(strengths) }),
      linter(() => this.check(), { delay: PAUSE }),
      keymap.of([...lintKeymap, ...historyKeymap, ...defaultKeymap]),
      EditorView.updateListener.of((update) => this.changed(update)),
    ];
  }

  changed(update) {
    if (!update.docChanged) return;
    this.area.value = update.state.doc.toString();
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
    for (const one of [...this.found, ...this.changes.values()]) {
      one.from = update.changes.mapPos(one.from, 1);
      one.to = Math.max(one.from, update.changes.mapPos(one.to, -1));
    }
  }

  async send(text, todo) {
    const fields = new URLSearchParams({
      token: this.form.elements.token.value,
      occasion: this.form.elements.occasion?.value ?? "",
      text,
      do: todo,
    });
    const answer = await fetch(this.form.dataset.findings, { method: "POST", body: fields });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.text();
  }

  /** Ask the server, show what it says, and give what is to be marked. */
  async check(todo = "check", of = this.view.state.doc.toString()) {
    try {
      const said = await this.send(of, todo);
      if (this.view.state.doc.toString() !== of) return [];
      this.show(said, of);
    } catch {
      this.status.textContent = "The text could not be checked just now. Is Footing still running?";
    }
    return this.diagnostics();
  }

  async again(todo = "check") {
    await this.check(todo);
    this.mark();
  }

  show(said, text) {
    const held = this.panel.contains(document.activeElement);
    const key = held ? document.activeElement.dataset.key : "";
    this.panel.innerHTML = said;
    const rest = this.panel.querySelector("details.rest");
    if (rest) rest.open = this.all;
    this.read(text);
    if (held) {
      const same = key && this.panel.querySelector(`[data-key="${CSS.escape(key)}"]`);
      (same || this.panel.querySelector("h2"))?.focus();
    }
    const summary = this.panel.querySelector("[data-summary]")?.dataset.summary ?? "";
    if (this.status.textContent !== summary) this.status.textContent = summary;
  }

  /** Take from the panel what it says about places of ``text``. */
  read(text) {
    const at = units(text);
    this.checked = text;
    this.changes.clear();
    for (const button of this.panel.querySelectorAll("button[data-start]")) {
      const [from, to] = [at(Number(button.dataset.start)), at(Number(button.dataset.end))];
      this.changes.set(button, { from, to, insert: button.dataset.insert, was: text.slice(from, to) });
    }
    const placed = (one) => ({
      from: at(Number(one.dataset.start)),
      to: at(Number(one.dataset.end)),
      said: one.dataset.said,
      rest: Boolean(one.closest("details.rest")),
      buttons: [...one.querySelectorAll("button[data-insert]")],
    });
    this.found = [...this.panel.querySelectorAll("[data-problem]")].map(placed);
    const kept = [...this.panel.querySelectorAll("[data-strength]")].map(placed);
    const doc = this.view.state.doc;
    const lines = new Map();
    for (const one of kept) {
      const line = doc.lineAt(Math.min(one.from, doc.length)).from;
      lines.set(line, lines.has(line) ? `${lines.get(line)}; ${one.said}` : one.said);
    }
    const marks = [...lines]
      .sort(([one], [two]) => one - two)
      .map(([line, words]) => new Strength(words).range(line));
    this.view.dispatch({ effects: setStrengths.of(RangeSet.of(marks)) });
  }

  diagnostics() {
    const length = this.view.state.doc.length;
    return this.found
      .filter((one) => this.all || !one.rest)
      .filter((one) => one.from < one.to && one.to <= length)
      .map((one) => ({
        from: one.from,
        to: one.to,
        severity: "warning",
        message: one.said,
        markClass: "finding",
        actions: one.buttons.slice(0, 2).map((button) => ({
          name: button.textContent.trim(),
          apply: () => this.use(button),
        })),
      }));
  }

  mark() {
    this.view.dispatch(setDiagnostics(this.view.state, this.diagnostics()));
  }

  use(button) {
    const change = this.changes.get(button);
    if (!change || this.view.state.sliceDoc(change.from, change.to) !== change.was) {
      forceLinting(this.view);
      return;
    }
    const gap = change.insert.indexOf(GAP);
    const from = change.from + (gap < 0 ? change.insert.length : gap);
    this.view.dispatch({
      changes: { from: change.from, to: change.to, insert: change.insert },
      selection: { anchor: from, head: gap < 0 ? from : from + GAP.length },
      scrollIntoView: true,
      userEvent: "input.complete",
    });
    this.view.focus();
    this.again();
  }

  clicked(event) {
    const button = event.target.closest("button");
    if (!button) return;
    event.preventDefault();
    if (button.dataset.insert !== undefined) this.use(button);
    else this.decide(button.value);
  }

  /** Keep a sentence or switch a rule off: said of the text that the panel speaks of. */
  async decide(todo) {
    try {
      const said = await this.send(this.checked, todo);
      if (this.view.state.doc.toString() === this.checked) this.show(said, this.checked);
      this.mark();
    } catch {
      this.status.textContent = "That could not be saved just now.";
    }
  }

  toggled(event) {
    if (!event.target.matches("details.rest")) return;
    this.all = event.target.open;
    this.mark();
  }
}

for (const area of document.querySelectorAll("textarea[data-draft]")) new Draft(area);
