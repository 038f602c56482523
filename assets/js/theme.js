// Comfort of the theme editor: sections are dragged to their place, and the frame keeps its light while one looks around in it.
const token = document.querySelector('[name=csrf]').value, list = document.querySelector('[data-arrange]'), frame = document.querySelector('.preview iframe');
let held = null;
for (const row of list.children) {
  row.draggable = true;
  row.addEventListener('dragstart', () => { held = row; row.classList.add('held') });
  row.addEventListener('dragover', e => {
    if (!held) return;
    e.preventDefault();
    const box = row.getBoundingClientRect();
    if (row !== held) row[e.clientY > box.top + box.height / 2 ? 'after' : 'before'](held);
  });
  row.addEventListener('dragend', async () => {
    const step = [...list.children].indexOf(held), to = held.dataset.to + '/move';
    held.classList.remove('held'); held = null;
    await fetch(to, { method: 'POST', body: new URLSearchParams({ csrf: token, step }) });
    location.reload();
  });
}
const scheme = new URLSearchParams(location.search).get('scheme');
if (scheme) frame.addEventListener('load', () => frame.contentDocument.documentElement.dataset.scheme = scheme);
