// The page at a room's door: asks for a code, then is a terminal on one WebSocket. Keys go as bytes, all else as JSON.
// Its words stand in index.html, in the room's language; no words are made here.

import { Terminal } from "./xterm.mjs";
import { FitAddon } from "./addon-fit.mjs";
import { Unicode11Addon } from "./addon-unicode11.mjs";

// xterm.js writes style elements and attributes of its own. The page's policy lets only elements in that carry its
// nonce, and no attributes: what they say is set as properties, which need no leave.
const nonce = document.querySelector("script[nonce]").nonce;
const create = document.createElement.bind(document);
document.createElement = (name, options) => {
  const made = create(name, options);
  if (String(name).toLowerCase() === "style") made.nonce = nonce;
  return made;
};
const setAttribute = Element.prototype.setAttribute;
Element.prototype.setAttribute = function (name, value) {
  if (name === "style") this.style.cssText = value;
  else setAttribute.call(this, name, value);
};

const PIECE = 4096;
const LONGEST_WAIT = 30;
const TRIES = 8;
const HOLD_AT_DOOR = 20000;
const FONT = 15;
const SMALLEST_FONT = 10;
// Where fewer columns fit, as on a phone held upright, the letters are smaller: the tutor needs 40.
const COLUMNS = 48;
const ENDINGS = { html: "html", markdown: "md", calendar: "ics", toml: "toml", json: "json" };
const at = (id) => document.getElementById(id);
const bytes = new TextEncoder();
const tutor = document.title;

let line = null;
let terminal = null;
let fit = null;
// Kept in this page only: a new page asks again, so that nobody finds it on a shared computer.
let ownCode = "";
let isIn = false;
let hasLeft = false;
let tries = 0;
let resting = 0;

function say(words) {
  at(isIn || terminal ? "state" : "words").textContent = words;
}

function tell(name) {
  say(at("state").dataset[name]);
}

function send(message) {
  if (line && line.readyState === WebSocket.OPEN) line.send(JSON.stringify(message));
}

function size() {
  return terminal ? { columns: terminal.cols, rows: terminal.rows } : { columns: 80, rows: 24 };
}

function type(keys) {
  if (!isIn || !line || line.readyState !== WebSocket.OPEN) return;
  const all = bytes.encode(keys);
  for (let begin = 0; begin < all.length; begin += PIECE) line.send(all.subarray(begin, begin + PIECE));
}

function come(code, name) {
  const hello = () => send({ do: "come", code, name, ...size() });
  clearTimeout(resting);
  if (line && line.readyState === WebSocket.OPEN && !isIn) return hello();
  const url = new URL("line", location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  url.search = url.hash = "";
  const opened = new WebSocket(url);
  line = opened;
  opened.binaryType = "arraybuffer";
  opened.onopen = hello;
  opened.onmessage = (message) => {
    if (opened !== line) return;
    if (typeof message.data === "string") hear(JSON.parse(message.data));
    else terminal.write(new Uint8Array(message.data));
  };
  opened.onclose = () => {
    if (opened === line) dropped();
  };
}

const heard = {
  in(said) {
    isIn = true;
    hasLeft = false;
    tries = 0;
    ownCode = said.code;
    at("title").textContent = said.room;
    document.title = `${said.room} – ${tutor}`;
    at("owncode").textContent = said.code;
    at("own").hidden = !said.code;
    at("again").hidden = true;
    at("code").value = at("name").value = "";
    say("");
    showTerminal();
    terminal.reset();
    send({ do: "resize", ...size() });
    terminal.focus();
  },
  wrong(said) {
    say(said.words);
    at("code").select();
    // Whoever looks for their code holds no place at the door meanwhile.
    resting = setTimeout(() => line.close(), HOLD_AT_DOOR);
  },
  refused(said) {
    hasLeft = true;
    say(said.words);
  },
  said(said) {
    say(said.words);
    at("take").disabled = false;
  },
  file(said) {
    const form = said.command.split(" ").pop();
    const link = create("a");
    link.href = URL.createObjectURL(new Blob([said.text], { type: "application/octet-stream" }));
    link.download = `plan.${ENDINGS[form] || "txt"}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    say(at("state").dataset.file.replace("{name}", link.download));
    at("take").disabled = false;
  },
  left() {
    hasLeft = true;
  },
};

function hear(said) {
  if (Object.hasOwn(heard, said.kind)) heard[said.kind](said);
}

function dropped() {
  const wasIn = isIn;
  isIn = false;
  line = null;
  at("take").disabled = false;
  if (!wasIn && !ownCode) {
    if (!hasLeft && !at("words").textContent) tell("silent");
    hasLeft = false;
    return;
  }
  at("again").hidden = false;
  if (hasLeft) {
    tell("ended");
  } else if (tries < TRIES) {
    const wait = Math.min(2 ** tries, LONGEST_WAIT);
    tries += 1;
    tell("dropped");
    setTimeout(() => line === null && !hasLeft && come(ownCode, ""), wait * 1000);
  } else {
    tell("gone");
  }
}

function showTerminal() {
  at("entrance").hidden = true;
  at("room").hidden = false;
  if (!terminal) {
    terminal = new Terminal({
      cursorBlink: false,
      fontFamily: "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace",
      fontSize: FONT,
      scrollback: 0,
      allowProposedApi: true,
      screenReaderMode: at("aloud").checked,
    });
    fit = new FitAddon();
    terminal.loadAddon(fit);
    // As wide as the tutor counts them: without it an emoji is one column, and its line is drawn wrong.
    terminal.loadAddon(new Unicode11Addon());
    terminal.unicode.activeVersion = "11";
    // Tab is the tutor's own: this is the way out of the terminal for whoever has no mouse.
    terminal.attachCustomKeyEventHandler((event) => event.key !== "F6");
    terminal.open(at("terminal"));
    terminal.onData(type);
    terminal.onResize((now) => send({ do: "resize", columns: now.cols, rows: now.rows }));
    new ResizeObserver(lay).observe(at("terminal"));
  }
  lay();
}

function lay() {
  const now = fit.proposeDimensions();
  if (!now || !now.cols) return;
  const columns = (now.cols * terminal.options.fontSize) / FONT;
  const smaller = Math.max(SMALLEST_FONT, Math.floor((FONT * columns) / COLUMNS));
  terminal.options.fontSize = columns < COLUMNS ? smaller : FONT;
  fit.fit();
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "F6" || !terminal) return;
  event.preventDefault();
  if (!at("terminal").contains(document.activeElement)) terminal.focus();
  else at(at("again").hidden ? "form" : "again").focus();
});

at("coming").addEventListener("submit", (event) => {
  event.preventDefault();
  say("");
  come(at("code").value, at("name").value);
});
at("take").addEventListener("click", () => {
  at("take").disabled = true;
  tell("making");
  send({ do: "take", command: `plan --format ${at("form").value}` });
  terminal.focus();
});
at("again").addEventListener("click", () => {
  hasLeft = false;
  tries = 0;
  if (!line) come(ownCode, "");
});
