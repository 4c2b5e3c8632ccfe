'use strict';
/*
 * The findings of the report: filtered, searched, decided. All text comes from the JSON in #data and enters the page as
 * text nodes only. What the reader decides stays in this browser until it is saved as files.
 */
(() => {
const data = JSON.parse(document.getElementById('data').textContent);
const allGroups = data.kinds.flatMap(({ rule, confidence, groups }) => {
  for (const group of groups) Object.assign(group, { rule, confidence });
  return groups;
});
const root = document.documentElement;
const app = document.getElementById('app');
const PAGE = 250;
const LEVELS = ['sure', 'likely', 'style', 'unknown-recurrent', 'name', 'foreign'];
const FOLDED = ['unknown-recurrent', 'name', 'foreign']; // shown on demand

const TEXTS = {
  fr: {
    sure: 'sûr', likely: 'probable', style: 'style', 'unknown-recurrent': 'inconnu récurrent', name: 'nom propre',
    foreign: 'mot étranger',
    search: 'Chercher', searchHint: 'mot, suggestion, contexte', certainty: 'Certitude', kind: 'Genre',
    everyKind: 'tous les genres', file: 'Document', everyFile: 'tous les documents', order: 'Ordre',
    byLevel: 'par certitude', byCount: 'par fréquence', byWord: 'alphabétique', undecided: 'Sans décision seulement',
    groups: (n, s) => `${n} ${s > 1 ? 'groupes' : 'groupe'}`,
    places: (n, s) => `${n} ${s > 1 ? 'occurrences' : 'occurrence'}`,
    nothing: 'Rien à signaler.', noMatch: 'Aucune remarque ne répond à ces filtres.', reset: 'Revoir tout',
    more: (n) => `Afficher ${n} groupes de plus`, left: (n) => `encore ${n}`,
    accept: 'Accepter', accepted: 'accepté', acceptAll: (n) => `Accepter ces ${n} mots`, other: 'Autre…',
    correctAs: (w) => `Corriger « ${w} » en`, apply: 'Corriger', acceptWord: (w) => `Accepter « ${w} »`,
    chosenWords: (n, s) => `${n} ${s > 1 ? 'mots acceptés' : 'mot accepté'}`,
    chosenCorrections: (n, s) => `${n} ${s > 1 ? 'corrections' : 'correction'}`,
    saveWords: 'Enregistrer les mots', saveCorrections: 'Enregistrer les corrections', clear: 'Tout annuler',
    clearSure: 'Annuler toutes les décisions prises dans ce rapport ?',
    wordsFile: 'mots-acceptes.txt', correctionsFile: 'corrections.tsv',
    wordsHead: 'mots acceptés, un par ligne : passeur check --words mots-acceptes.txt',
    correctionsHead: 'mot, tabulation, correction : pour passeur fix --corrections',
    elsewhere: (n) => `et ${n} autres`, elsewhereOne: 'et 1 autre', keys: 'Au clavier', decided: 'décidé',
    signs: { ' ': 'espace', '  ': 'deux espaces', '\u00a0': 'espace insécable', '\u202f': 'espace fine insécable',
      "'": 'apostrophe droite', '’': 'apostrophe courbe', '"': 'guillemet droit', '…': 'un seul signe', '...': 'trois points',
      '-': 'trait d’union', '–': 'tiret demi-cadratin', '—': 'tiret cadratin', '': 'rien' },
    help: [['↓ ↑ j k', 'mot suivant, précédent'], ['1 … 6', 'corriger par la suggestion'], ['a', 'accepter le mot'],
      ['c', 'corriger autrement'], ['u', 'annuler la décision'], ['/', 'chercher'], ['Échap', 'revenir à la liste']],
  },
  en: {
    sure: 'sure', likely: 'likely', style: 'style', 'unknown-recurrent': 'recurring unknown', name: 'name',
    foreign: 'foreign',
    search: 'Search', searchHint: 'word, suggestion, context', certainty: 'Certainty', kind: 'Kind',
    everyKind: 'all kinds', file: 'Document', everyFile: 'all documents', order: 'Order',
    byLevel: 'by certainty', byCount: 'by frequency', byWord: 'alphabetical', undecided: 'Undecided only',
    groups: (n, s) => `${n} ${s === 1 ? 'group' : 'groups'}`,
    places: (n, s) => `${n} ${s === 1 ? 'occurrence' : 'occurrences'}`,
    nothing: 'Nothing was found.', noMatch: 'No finding answers these filters.', reset: 'Show all again',
    more: (n) => `Show ${n} more groups`, left: (n) => `${n} left`,
    accept: 'Accept', accepted: 'accepted', acceptAll: (n) => `Accept these ${n} words`, other: 'Other…',
    correctAs: (w) => `Correct “${w}” as`, apply: 'Correct', acceptWord: (w) => `Accept “${w}”`,
    chosenWords: (n, s) => `${n} ${s === 1 ? 'word' : 'words'} accepted`,
    chosenCorrections: (n, s) => `${n} ${s === 1 ? 'correction' : 'corrections'}`,
    saveWords: 'Save the words', saveCorrections: 'Save the corrections', clear: 'Undo all',
    clearSure: 'Undo all decisions made in this report?',
    wordsFile: 'accepted-words.txt', correctionsFile: 'corrections.tsv',
    wordsHead: 'accepted words, one a line: passeur check --words accepted-words.txt',
    correctionsHead: 'word, tab, correction: for passeur fix --corrections',
    elsewhere: (n) => `and ${n} more`, elsewhereOne: 'and 1 more', keys: 'Keyboard', decided: 'decided',
    signs: { ' ': 'space', '  ': 'two spaces', '\u00a0': 'no-break space', '\u202f': 'narrow no-break space',
      "'": 'straight apostrophe', '’': 'curved apostrophe', '"': 'straight quotation mark', '…': 'one sign',
      '...': 'three dots', '-': 'hyphen', '–': 'en dash', '—': 'em dash', '': 'nothing' },
    help: [['↓ ↑ j k', 'next, previous word'], ['1 … 6', 'correct by the suggestion'], ['a', 'accept the word'],
      ['c', 'correct otherwise'], ['u', 'undo the decision'], ['/', 'search'], ['Esc', 'back to the list']],
  },
};

/* ---- what is remembered ---- */

function remembered(key) {
  try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
}
function remember(key, value) {
  try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* a browser that keeps nothing */ }
}
function browserLanguage() {
  for (const tag of navigator.languages || [navigator.language]) {
    const language = tag.slice(0, 2).toLowerCase();
    if (language in TEXTS) return language;
  }
  return 'en';
}

const STORE = 'passeur.' + data.id;
const choices = { accepted: new Set(), corrections: new Map() };
{
  const old = remembered(STORE) || {};
  for (const word of Array.isArray(old.accepted) ? old.accepted : []) choices.accepted.add(String(word));
  for (const pair of Array.isArray(old.corrections) ? old.corrections : [])
    choices.corrections.set(String(pair[0]), String(pair[1]));
}
function keepChoices() {
  remember(STORE, { accepted: [...choices.accepted], corrections: [...choices.corrections] });
}

/* ---- small tools ---- */

let language = remembered('passeur.language');
if (!(language in TEXTS)) language = browserLanguage();
let text = TEXTS[language];
let format = new Intl.NumberFormat(language);

function make(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {}))
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element && typeof value !== 'string') element[name] = value;
    else element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}
const french = (...children) => make('bdi', { lang: 'fr' }, ...children);
const isSpelling = (group) => group.rule.startsWith('orthographe.');
const ruleTexts = new Map(data.rules.map((rule) => [rule.rule, rule]));
const ruleText = (rule) => ruleTexts.get(rule)[language];
const fold = (s) => s.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’]/g, "'").toLowerCase();

/* Spaces that one must see to understand a finding of typography: a plain one as an open box, others as full ones. */
const SPACES = { ' ': 'space', '\u00a0': 'space hard', '\u202f': 'space hard thin' };
function withSpaces(s) {
  const parts = s.split(/([\u00a0\u202f]|^ {1,2}| $)/).flatMap((part) => (part === '  ' ? [' ', ' '] : [part]));
  return parts.map((part) => (part in SPACES ? make('span', { class: SPACES[part], title: text.signs[part] }, part) : part));
}
const shownText = (group, s) => (isSpelling(group) ? [s] : withSpaces(s));

/* "space → no-break space", where signs are all that changes: they hardly tell themselves one from the other. */
const SIGN = /^ {1,2}| $|\.{3}|[\u00a0\u202f'’"…–—-]/gu;
const signsOf = (s) => [...new Set(s.match(SIGN) || [''])].map((sign) => text.signs[sign]).join(', ');
function signs(group) {
  const [before, after] = [group.text, group.suggestions[0]];
  if (isSpelling(group) || after === undefined || before.replace(SIGN, '') !== after.replace(SIGN, '')) return null;
  const [was, becomes] = [signsOf(before), signsOf(after)];
  return was === becomes ? null : make('p', { class: 'rule' }, `${was} → ${becomes}`);
}

/* ---- filters ---- */

const filter = { query: '', levels: new Set(), rule: '', document: -1, order: 'level', undecided: false };
function resetFilter() {
  Object.assign(filter, { query: '', rule: '', document: -1, undecided: false });
  filter.levels = new Set(LEVELS.filter((level) => data.counts.findings[level] && !FOLDED.includes(level)));
  if (!filter.levels.size) filter.levels = new Set(LEVELS);
}
resetFilter();

const isDecided = (group) => choices.accepted.has(group.text) || choices.corrections.has(group.text);
function searched(group) {
  group.folded ??= fold([group.text, ...group.suggestions, ...group.contexts.map((c) => c[5])].join('\n'));
  return group.folded;
}
function countIn(group) {
  if (filter.document < 0) return group.count;
  const share = group.documents.find((pair) => pair[0] === filter.document);
  return share ? share[1] : 0;
}
function matching() {
  const query = fold(filter.query.trim());
  const groups = allGroups.filter((group) => filter.levels.has(group.confidence) &&
    (!filter.rule || group.rule === filter.rule) && (filter.document < 0 || countIn(group)) &&
    (!filter.undecided || !isDecided(group)) && (!query || searched(group).includes(query)));
  if (filter.order === 'count') groups.sort((a, b) => countIn(b) - countIn(a));
  if (filter.order === 'word') {
    const collator = new Intl.Collator('fr');
    groups.sort((a, b) => collator.compare(a.text, b.text));
  }
  return groups;
}

/* ---- one group ---- */

function contextItem(group, [number, line, column, beg, end, s]) {
  const name = data.documents.length > 1 ? [make('bdi', {}, data.documents[number].name), ' '] : [];
  return make('li', {}, make('span', { class: 'place' }, ...name, `${line}:${column}`),
    french(s.slice(0, beg), make('mark', {}, ...shownText(group, s.slice(beg, end))), s.slice(end)));
}
function contextList(group) {
  const all = group.contexts.filter((c) => filter.document < 0 || c[0] === filter.document);
  const left = countIn(group) - all.length;
  const rest = left > 0 ? make('li', { class: 'rest' }, left === 1 ? text.elsewhereOne : text.elsewhere(format.format(left)))
    : null;
  return make('ul', { class: 'contexts' }, ...all.map((c) => contextItem(group, c)), rest);
}
function suggestionList(group) {
  if (!group.suggestions.length) return null;
  const chosen = choices.corrections.get(group.text);
  return make('ul', { class: 'suggestions' }, ...group.suggestions.map((s, i) => make('li', {}, isSpelling(group)
    ? make('button', { type: 'button', lang: 'fr', 'data-act': 'suggestion', 'data-number': String(i),
      'aria-pressed': String(chosen === s), 'aria-label': `${text.correctAs(group.text)} ${s}` }, make('bdi', {}, s))
    : make('bdi', { lang: 'fr', class: 'fixed' }, ...shownText(group, s)))));
}
function actions(group) {
  if (!isSpelling(group)) return null;
  return make('div', { class: 'actions' },
    make('button', { type: 'button', 'data-act': 'accept', 'aria-pressed': String(choices.accepted.has(group.text)),
      'aria-label': text.acceptWord(group.text) }, text.accept),
    make('button', { type: 'button', 'data-act': 'other', 'aria-label': text.correctAs(group.text) }, text.other));
}
function decision(group) {
  const correction = choices.corrections.get(group.text);
  if (correction !== undefined) return make('p', { class: 'decision' }, '→ ', french(correction));
  return choices.accepted.has(group.text) ? make('p', { class: 'decision' }, text.accepted) : null;
}
function fillGroup(item, group) {
  const said = filter.order === 'level' ? null : make('p', { class: 'rule' },
    make('span', { class: 'badge' }, text[group.confidence]), ' ', ruleText(group.rule));
  item.className = `group ${group.confidence}${isDecided(group) ? ' done' : ''}`;
  item.replaceChildren(
    make('div', { class: 'word' }, french(...shownText(group, group.text)),
      make('span', { class: 'count' }, ` ×\u00a0${format.format(countIn(group))}`), decision(group)),
    make('div', { class: 'said' }, said, suggestionList(group), signs(group), contextList(group)),
    actions(group) || '');
  item.group = group;
}

/* ---- the list ---- */

const list = make('ol', { class: 'groups', onclick: onClick, onfocusin: onFocus });
const status = make('p', { class: 'status', role: 'status' });
const more = make('p', { class: 'more' });
const empty = make('p', { class: 'empty' });
const saving = make('div', { class: 'saving', role: 'region' });
let found = [], shown = 0, current = null;

const sum = (groups) => groups.reduce((n, group) => n + countIn(group), 0);
const isNewHeading = (i) => filter.order === 'level' &&
  (i === 0 || found[i - 1].rule !== found[i].rule || found[i - 1].confidence !== found[i].confidence);

function heading(i) {
  const { rule, confidence } = found[i];
  const groups = found.filter((group) => group.rule === rule && group.confidence === confidence);
  const open = groups.filter((group) => !isDecided(group));
  const all = isSpelling(found[i]) && FOLDED.includes(confidence) && open.length > 1
    ? make('button', { type: 'button', 'data-act': 'all' }, text.acceptAll(format.format(open.length))) : null;
  const item = make('li', { class: `heading ${confidence}` },
    make('span', {}, make('span', { class: 'badge' }, text[confidence]), ' ', ruleText(rule),
      make('span', { class: 'count' }, ` — ${text.groups(format.format(groups.length), groups.length)}, ` +
        text.places(format.format(sum(groups)), sum(groups)))), all);
  item.groups = open;
  return item;
}
function showMore() {
  const items = [];
  for (const end = Math.min(shown + PAGE, found.length); shown < end; shown++) {
    if (isNewHeading(shown)) items.push(heading(shown));
    const item = make('li');
    fillGroup(item, found[shown]);
    setReachable(item, false);
    items.push(item);
  }
  list.append(...items);
  const left = found.length - shown;
  more.replaceChildren(...(left ? [make('button', { type: 'button', onclick: showMoreAndGo },
    text.more(format.format(Math.min(PAGE, left)))), ` ${text.left(format.format(left))}`] : []));
}
function showMoreAndGo() {
  const next = shown;
  showMore();
  focusGroup(shownItems()[next]);
}
const shownItems = () => [...list.querySelectorAll('.group')];

function showList() {
  found = matching();
  shown = 0;
  current = null;
  list.replaceChildren();
  showMore();
  const first = list.querySelector('.group');
  if (first) setCurrent(first);
  status.textContent = `${text.groups(format.format(found.length), found.length)}, ` +
    text.places(format.format(sum(found)), sum(found));
  empty.replaceChildren(...(found.length ? [] : allGroups.length
    ? [text.noMatch + ' ', make('button', { type: 'button', onclick: () => { resetFilter(); showTools(); showList(); } },
      text.reset)]
    : [text.nothing]));
}

/* Only the controls of the current group are stops of the Tab key. */
function setReachable(item, reachable) {
  item.tabIndex = reachable ? 0 : -1;
  for (const control of item.querySelectorAll('button, input')) control.tabIndex = reachable ? 0 : -1;
}
function setCurrent(item) {
  if (current && current !== item) setReachable(current, false);
  current = item;
  setReachable(item, true);
}
function focusGroup(item) {
  if (!item) return;
  setCurrent(item);
  item.focus();
}
function onFocus(event) {
  const item = event.target.closest('.group');
  if (item && item !== current) setCurrent(item);
}

/* ---- decisions ---- */

function refresh(groups) {
  keepChoices();
  const changed = new Set(groups.map((group) => group.text));
  const focused = document.activeElement.closest && document.activeElement.closest('.group');
  for (const item of shownItems()) {
    if (!changed.has(item.group.text)) continue;
    fillGroup(item, item.group);
    setReachable(item, item === current);
    if (item === focused) item.focus();
  }
  showSaving();
}
function accept(group) {
  if (choices.accepted.delete(group.text)) return refresh([group]);
  choices.corrections.delete(group.text);
  choices.accepted.add(group.text);
  refresh([group]);
}
function correct(group, correction) {
  const same = choices.corrections.get(group.text) === correction;
  choices.accepted.delete(group.text);
  choices.corrections.delete(group.text);
  if (!same && correction) choices.corrections.set(group.text, correction);
  refresh([group]);
}
function undo(group) {
  choices.accepted.delete(group.text);
  choices.corrections.delete(group.text);
  refresh([group]);
}
function acceptAll(groups, item) {
  for (const group of groups)
    if (!isDecided(group)) choices.accepted.add(group.text);
  refresh(groups);
  item.querySelector('button').remove();
}
function askOther(item) {
  const group = item.group;
  const input = make('input', { type: 'text', lang: 'fr', 'aria-label': text.correctAs(group.text), spellcheck: true });
  input.value = choices.corrections.get(group.text) || group.suggestions[0] || group.text;
  const form = make('form', { class: 'other', onsubmit: (event) => {
    event.preventDefault();
    const value = input.value.replace(/[\t\r\n]+/g, ' ').trim();
    item.focus();
    if (value && value !== choices.corrections.get(group.text)) correct(group, value);
    else fillGroup(item, group);
  } }, input, make('button', {}, text.apply));
  const old = item.querySelector('.other');
  if (old) old.remove();
  item.querySelector('.actions').append(form);
  input.select();
  input.focus();
}
function onClick(event) {
  const button = event.target.closest('[data-act]');
  if (!button) return;
  const act = button.dataset.act;
  if (act === 'all') return acceptAll(button.closest('.heading').groups, button.closest('.heading'));
  const item = button.closest('.group');
  if (act === 'accept') accept(item.group);
  if (act === 'other') askOther(item);
  if (act === 'suggestion') correct(item.group, item.group.suggestions[Number(button.dataset.number)]);
}

/* ---- files ---- */

const byCode = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const oneLine = (s) => s.replace(/[\t\r\n]+/g, ' ');

function save(name, head, lines) {
  const blob = new Blob([`# ${head}\n`, ...lines.sort(byCode).map((line) => line + '\n')], { type: 'text/plain' });
  const url = URL.createObjectURL(blob);
  make('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}
function saveWords() {
  save(text.wordsFile, text.wordsHead, [...choices.accepted].map((word) => oneLine(word).normalize('NFC')));
}
function saveCorrections() {
  save(text.correctionsFile, text.correctionsHead,
    [...choices.corrections].map(([word, correction]) => `${oneLine(word)}\t${oneLine(correction)}`));
}
function clearChoices() {
  if (!confirm(text.clearSure)) return;
  choices.accepted.clear();
  choices.corrections.clear();
  keepChoices();
  showList();
  showSaving();
}
function showSaving() {
  const words = choices.accepted.size, corrections = choices.corrections.size;
  saving.hidden = !words && !corrections;
  saving.setAttribute('aria-label', text.decided);
  saving.replaceChildren(
    make('span', {}, `${text.chosenWords(format.format(words), words)}, ` +
      text.chosenCorrections(format.format(corrections), corrections)),
    make('button', { type: 'button', disabled: !words, onclick: saveWords }, text.saveWords),
    make('button', { type: 'button', disabled: !corrections, onclick: saveCorrections }, text.saveCorrections),
    make('button', { type: 'button', onclick: clearChoices }, text.clear));
}

/* ---- the tools above the list ---- */

const tools = make('div', { class: 'tools', role: 'search' });
let search = null;

function labelled(label, control) {
  return make('label', {}, make('span', {}, label), control);
}
function choice(label, options, value, change) {
  const select = make('select', { onchange: () => { change(select.value); showList(); } },
    ...options.map(([key, name]) => make('option', { value: key }, name)));
  select.value = value;
  return labelled(label, select);
}
function levelButton(level) {
  const button = make('button', { type: 'button', class: level, 'aria-pressed': String(filter.levels.has(level)),
    onclick: () => {
      if (!filter.levels.delete(level)) filter.levels.add(level);
      button.setAttribute('aria-pressed', String(filter.levels.has(level)));
      showList();
    } }, make('span', { class: 'badge' }, text[level]), ' ',
  make('span', { class: 'count' }, format.format(data.counts.findings[level])));
  return button;
}
function keyboardHelp() {
  return make('details', { class: 'keys' }, make('summary', {}, text.keys),
    make('dl', {}, ...text.help.map(([keys, what]) => make('div', {}, make('dt', {}, keys), make('dd', {}, what)))));
}
function showTools() {
  let wait = 0;
  search = make('input', { type: 'search', placeholder: text.searchHint, oninput: () => {
    clearTimeout(wait);
    wait = setTimeout(() => { filter.query = search.value; showList(); }, 120);
  } });
  search.value = filter.query;
  const undecided = make('input', { type: 'checkbox', checked: filter.undecided,
    onchange: () => { filter.undecided = undecided.checked; showList(); } });
  tools.replaceChildren(
    labelled(text.search, search),
    make('div', { class: 'levels', role: 'group', 'aria-label': text.certainty },
      ...LEVELS.filter((level) => data.counts.findings[level]).map(levelButton)),
    data.rules.length > 1 ? choice(text.kind, [['', text.everyKind], ...data.rules.map((r) => [r.rule, r[language]])],
      filter.rule, (value) => { filter.rule = value; }) : '',
    data.documents.length > 1 ? choice(text.file, [['-1', text.everyFile],
      ...data.documents.map((d, i) => [String(i), d.name])], String(filter.document),
    (value) => { filter.document = Number(value); }) : '',
    choice(text.order, [['level', text.byLevel], ['count', text.byCount], ['word', text.byWord]], filter.order,
      (value) => { filter.order = value; }),
    make('label', { class: 'check' }, undecided, text.undecided), keyboardHelp());
}

/* Single keys act only while the focus is on the findings, and never while one types. */
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest('input, select, textarea');
  if (event.key === 'Escape' && typing) {
    const form = event.target.closest('.other');
    if (form) form.remove();
    focusGroup(current);
    return;
  }
  if (typing || !KEYS[event.key] && !/^[1-6]$/.test(event.key)) return;
  const item = current;
  const group = item && item.group;
  if (event.key === '/') search.focus();
  else if (!item) return;
  else if (KEYS[event.key] === 'next' || KEYS[event.key] === 'previous') {
    if (event.target.closest('.group')) step(item, KEYS[event.key]);
    else focusGroup(item);
  } else if (!isSpelling(group)) return;
  else if (event.key === 'a') accept(group);
  else if (event.key === 'c') askOther(item);
  else if (event.key === 'u') undo(group);
  else if (group.suggestions[Number(event.key) - 1]) correct(group, group.suggestions[Number(event.key) - 1]);
  event.preventDefault();
}
const KEYS = { '/': 'search', ArrowDown: 'next', j: 'next', ArrowUp: 'previous', k: 'previous', a: 'accept', c: 'other',
  u: 'undo' };
function step(item, way) {
  let next = item;
  do next = way === 'next' ? next.nextElementSibling : next.previousElementSibling;
  while (next && !next.group);
  focusGroup(next);
}

/* ---- language ---- */

const buttons = document.querySelectorAll('[data-language]');
function setLanguage(chosen) {
  language = chosen;
  text = TEXTS[language];
  format = new Intl.NumberFormat(language);
  root.lang = language;
  for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.language === language));
  showTools();
  showList();
  showSaving();
}
for (const button of buttons)
  button.addEventListener('click', () => {
    remember('passeur.language', button.dataset.language);
    setLanguage(button.dataset.language);
  });

document.querySelector('.languages').hidden = false;
if (allGroups.length) app.append(tools, status);
app.append(list, empty, more, saving);
document.getElementById('findings').addEventListener('keydown', onKey);
setLanguage(language);
})();
