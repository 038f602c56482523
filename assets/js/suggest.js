// Suggestions under a search field: a combobox after the ARIA Authoring Practices. The list comes drawn from the shop.
export default (field, drawn) => {
  const list = document.createElement('div'), said = document.createElement('p'), form = field.form;
  let at = -1, shown = '', wait, ask;
  list.id = field.id + '-list'; list.className = 'suggest'; list.hidden = true;
  said.className = 'hide';
  const set = (e, roles) => Object.entries(roles).forEach(([name, value]) => e.setAttribute(name, value));
  set(said, { role: 'status' });
  set(list, { role: 'listbox', 'aria-label': form.querySelector('label').textContent });
  set(field, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id, 'aria-expanded': false, autocomplete: 'off' });
  form.append(list, said);

  const options = () => [...list.querySelectorAll('[role=option]')];
  const mark = n => {
    at = n;
    options().forEach((o, i) => o.setAttribute('aria-selected', i === n));
    const o = options()[n];
    o ? field.setAttribute('aria-activedescendant', o.id) : field.removeAttribute('aria-activedescendant');
    o?.scrollIntoView({ block: 'nearest' });
  };
  const open = yes => { list.hidden = !yes; field.setAttribute('aria-expanded', yes); mark(-1) };
  const look = async () => {
    const words = field.value.trim();
    if (words === shown) return open(options().length > 0);
    ask?.abort();
    ask = new AbortController;
    try {
      const answer = words.length > 1 && await fetch(field.dataset.suggest + '?' + new URLSearchParams({ q: words }), { signal: ask.signal });
      if (answer && !answer.ok) return open(false);
      list.replaceChildren(...answer ? [drawn(await answer.text())] : []);
      shown = words;
      options().forEach((o, i) => o.id = list.id + i);
      said.textContent = list.querySelector('[data-said]')?.dataset.said ?? '';
      open(options().length > 0 && form.contains(document.activeElement));
    } catch (e) { e.name === 'AbortError' || open(false) }
  };

  field.addEventListener('input', () => { clearTimeout(wait); wait = setTimeout(look, 150) });
  field.addEventListener('focus', look);
  form.addEventListener('focusout', e => form.contains(e.relatedTarget) || open(false));
  field.addEventListener('keydown', e => {
    const all = options(), by = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (by && all.length) {
      e.preventDefault();
      const n = at + by;
      list.hidden ? open(true) : mark(n < -1 ? all.length - 1 : n === all.length ? -1 : n);
    } else if (e.key === 'Enter' && at >= 0) {
      e.preventDefault(); all[at].click();
    } else if (e.key === 'Escape' && !list.hidden) {
      e.preventDefault(); open(false);
    }
  });
  look(); // fingers may have been quicker than this file
};
