// Comfort on a product's page: price, stock and picture follow the choice. What was chosen first leads, later options are bent to
// what is made. All words come with the page.
const data = JSON.parse(one('#variants').textContent), sets = all('[data-option]');
const picks = () => sets.map(s => s.querySelector(':checked')?.value);
const text = (s, words) => all(s).forEach(e => { e.textContent = words; e.hidden = !words });
const make = (tag, cls, ...parts) => { const e = document.createElement(tag); e.className = cls; e.append(...parts); return e };

function choose() {
  sets.forEach((set, i) => {
    const now = picks(), fits = data.variants.filter(v => now.every((p, j) => j >= i || p === v.v[j]));
    const open = all('input', set).filter(r => {
      const made = fits.filter(v => v.v[i] === r.value), same = made.filter(v => v.v.every((x, j) => j <= i || x === now[j]));
      const gone = same.length > 0 && same.every(v => v.gone), word = r.parentElement.querySelector('[data-state]');
      r.disabled = !made.length;
      r.parentElement.classList.toggle('out', gone);
      word.textContent = gone ? data.words.out : made.length ? '' : data.words.not;
      word.hidden = !word.textContent;
      return made.length;
    });
    if (open.length && !open.some(r => r.checked)) open[0].checked = true;
    set.querySelector('[data-picked]').textContent = picks()[i];
  });
  const now = picks(), v = data.variants.find(v => v.v.every((x, j) => x === now[j]));
  if (!v) return;
  const price = one('[data-cost] .price'), stock = one('.buying .stock'), qty = one('.buying [name=quantity]');
  price.replaceChildren(...v.before
    ? [make('span', 'now', v.now), ' ', make('s', '', make('span', 'hide', data.words.before + ' '), v.before)] : [v.now]);
  text('[data-unit]', v.unit); text('[data-price]', v.now); text('[data-picks]', now.join(', '));
  stock.textContent = v.stock; stock.className = v.class;
  qty.max = Math.max(1, v.most);
  if (+qty.value > +qty.max) qty.value = qty.max;
  text('[data-add]', v.gone ? data.words.gone : data.words.add);
  all('.promise').forEach(e => e.hidden = v.gone);
  all('[data-add], [data-add-small]').forEach(b => b.disabled = v.gone);
  return v;
}
choose();
addEventListener('change', e => {
  if (!e.target.closest('[data-option]')) return;
  const v = choose(), view = v?.pic && document.getElementById(v.pic);
  if (view) view.parentElement.scrollTo({ left: view.offsetLeft - view.parentElement.offsetLeft });
});
