// What was put into the cart opens beside the page. The shop draws it and says what went wrong; here it is only put in place.
const one = (s, e = document) => e.querySelector(s);
let drawer;

// Sends a form; `refused` gets the page on which the shop says why not. What cannot be understood is sent again the plain way.
async function send(form, drawn, refused) {
  const body = new URLSearchParams(new FormData(form, form.clicked));
  body.set('drawer', 1);
  const answer = await fetch(form.getAttribute('action'), { method: 'post', body }), page = drawn(await answer.text());
  if (one('.bar-top', page)) return show(page, form, drawn);
  if (answer.status !== 422) throw answer.status;
  refused(page);
}

function show(page, form, drawn) {
  if (!drawer) {
    drawer = document.createElement('dialog');
    drawer.className = 'drawer';
    drawer.setAttribute('aria-labelledby', 'drawer-h');
    // A press beside it is one on the dialog itself.
    drawer.addEventListener('click', e => e.target === drawer && drawer.close());
    drawer.addEventListener('submit', e => {
      if (e.target.method === 'dialog') return;
      e.preventDefault();
      e.target.clicked = e.submitter;
      send(e.target, drawn).catch(() => location.assign(e.target.getAttribute('action').replace(/\/lines.*/, '')));
    });
    document.body.append(drawer);
  }
  const { cart, pieces } = one('[data-pieces]', page).dataset, tool = one('.head [data-cart-link]');
  if (tool) {
    const count = one('.count', tool) ?? Object.assign(document.createElement('span'), { className: 'count', ariaHidden: 'true' });
    tool.setAttribute('aria-label', cart);
    count.textContent = pieces;
    pieces > 0 ? tool.append(count) : count.remove();
  }
  const inside = drawer.contains(form) && form.getAttribute('action');
  drawer.replaceChildren(page);
  drawer.querySelectorAll('[data-step]').forEach(b => b.hidden = false);
  drawer.open || drawer.showModal();
  if (inside) (one(`form[action="${inside}"] input`, drawer) ?? one('.bar-top button', drawer)).focus();
}

export default (form, drawn) => send(form, drawn, page => {
  const said = one('.errors', page);
  one('.errors', form)?.remove();
  one('.top', form).after(said);
  said.focus();
});
