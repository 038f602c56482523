// Comfort of the theme editor: sections are moved without leaving the page, and the frame follows what is typed.
const frame = one('.preview iframe'), list = () => one('[data-arrange]');
let scheme = new URLSearchParams(location.search).get('scheme'), tokens, held;
// What is tried stays on while one looks around in the frame.
const wear = () => {
  const page = frame.contentDocument;
  if (scheme) page.documentElement.dataset.scheme = scheme; else delete page.documentElement.dataset.scheme;
  if (!tokens) return;
  const sheet = new frame.contentWindow.CSSStyleSheet();
  sheet.replaceSync(tokens);
  page.adoptedStyleSheets = [sheet];
};
frame.addEventListener('load', wear);

// A section in another place: the shop says how the editor stands after it, and which button has the focus.
async function move(to, step) {
  const answer = await fetch(to, { method: 'post', body: new URLSearchParams({ csrf: one('[name=csrf]').value, step }) });
  if (!answer.ok) return location.reload();
  const page = drawn(await answer.text());
  for (const part of ['.page-head', '[data-arrange]', '[data-moved]']) one(part).replaceChildren(...page.querySelector(part).childNodes);
  arm();
  list().querySelector('[autofocus]')?.focus();
  frame.contentWindow.location.reload();
}

function arm() {
  for (const row of list().children) {
    row.draggable = true;
    row.ondragstart = () => { held = row; row.classList.add('held') };
    row.ondragover = e => {
      if (!held) return;
      e.preventDefault();
      const box = row.getBoundingClientRect();
      if (row !== held) row[e.clientY > box.top + box.height / 2 ? 'after' : 'before'](held);
    };
    row.ondragend = () => {
      const moved = held;
      moved.classList.remove('held'); held = null;
      move(moved.dataset.to + '/move', [...list().children].indexOf(moved)).catch(() => location.reload());
    };
  }
}
if (list()) {
  arm();
  list().addEventListener('submit', e => {
    e.preventDefault();
    move(e.target.action, e.submitter.value).catch(() => location.reload());
  });
}

// Another width, by day or by night: what is typed stays. The address says it too, for whoever loads the page again.
for (const way of all('[data-sets] a')) way.addEventListener('click', e => {
  e.preventDefault();
  const name = way.parentNode.dataset.sets, value = new URL(way.href).searchParams.get(name), here = new URL(location);
  value ? here.searchParams.set(name, value) : here.searchParams.delete(name);
  history.replaceState(null, '', here);
  if (name === 'width') frame.className = value || 'desk';
  else { scheme = value; wear() }
  for (const other of all('a', way.parentNode)) other === way ? other.setAttribute('aria-current', 'true') : other.removeAttribute('aria-current');
});

// What is typed is tried, not kept. What cannot be read yet changes nothing.
for (const form of all('[data-try]')) {
  let wait, asked = 0;
  const attempt = async () => {
    const mine = ++asked, body = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
    const answer = await fetch(form.dataset.try, { method: 'post', body });
    if (answer.redirected) return location.reload();
    if (answer.ok && mine === asked) put(form, drawn(await answer.text()));
  };
  form.addEventListener('input', () => { clearTimeout(wait); wait = setTimeout(() => attempt().catch(() => {}), 250) });
}

function put(form, page) {
  const main = page.querySelector('main');
  if (main) return section(main);
  tokens = page.querySelector('[data-tokens]').textContent;
  wear();
  one('[data-faint]').replaceChildren(...page.querySelector('[data-faint]').childNodes);
  all('.swatches > .err').forEach(e => e.remove());
  let row;
  for (const part of [...page.querySelector('.swatches').children]) {
    const field = part.querySelector('input');
    if (field) {
      row = form.elements[field.name].closest('.swrow');
      all('input', part).forEach(e => form.elements[e.name].nextElementSibling.replaceWith(e.nextElementSibling));
    } else if (row) { row.after(part); row = part }
  }
}

// The home page with what is typed; what differs is brought into sight.
function section(main) {
  const page = frame.contentDocument;
  if (page.location.pathname !== '/') return;
  const now = page.querySelector('main'), before = [...now.children].map(e => e.outerHTML);
  now.replaceChildren(...[...main.childNodes].map(e => page.adoptNode(e)));
  [...now.children].find((e, at) => e.outerHTML !== before[at])?.scrollIntoView({ block: 'nearest' });
}
