// Before a page of a payment provider opens, while stolen cards are tried out: the browser works for a moment, beside what the buyer does.
// This file is both the page's part and the worker's. src/shop/payment/proof.rs says what is asked and checks it.
const rule = self.trustedTypes?.createPolicy('proof', { createScriptURL: own => own }) ?? { createScriptURL: own => own };

export default box => {
  const form = box.closest('form'), { challenge, tasks, zeros } = box.dataset;
  const worker = new Worker(rule.createScriptURL(import.meta.url), { type: 'module' });
  let done, pressed;
  worker.onmessage = worker.onerror = e => {
    done = true;
    if (e.data) box.firstElementChild.value = challenge + e.data;
    worker.terminate();
    pressed?.isConnected && form.requestSubmit(pressed);
  };
  worker.postMessage([challenge, +tasks, +zeros]);
  // Who is quicker than the browser waits for it; whose browser cannot do it gets a letter.
  form.addEventListener('submit', e => { if (!done) { e.preventDefault(); pressed = e.submitter ?? form.querySelector('button') } });
};

if (!self.document) onmessage = ({ data: [challenge, tasks, zeros] }) => {
  // SHA-256 (FIPS 180-4) of one block. Its constants are fractions of the roots of the first primes.
  const H = [], K = [], W = new Int32Array(64), text = new DataView(new ArrayBuffer(64));
  for (let n = 2; K.length < 64; n++) {
    let p = 2;
    while (n % p) p++;
    if (p < n) continue;
    if (H.length < 8) H.push(n ** .5 % 1 * 2 ** 32 | 0);
    K.push(n ** (1 / 3) % 1 * 2 ** 32 | 0);
  }
  const first = () => {
    for (let i = 0; i < 16; i++) W[i] = text.getInt32(i * 4);
    for (let i = 16; i < 64; i++) {
      const x = W[i - 15], y = W[i - 2];
      W[i] = W[i - 16] + W[i - 7] + ((x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3) + ((y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10);
    }
    let [a, b, c, d, e, f, g, h] = H;
    for (let i = 0; i < 64; i++) {
      const t = h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (e & f ^ ~e & g) + K[i] + W[i] | 0;
      const u = ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & b ^ a & c ^ b & c) | 0;
      h = g; g = f; f = e; e = d + t | 0; d = c; c = b; b = a; a = t + u | 0;
    }
    return H[0] + a | 0;
  };
  let found = '';
  for (let n = 0; tasks; n++) {
    const said = challenge + '.' + n, { length } = said;
    for (let i = 0; i < 62; i++) text.setUint8(i, i < length ? said.charCodeAt(i) : i > length ? 0 : 128);
    text.setUint16(62, length * 8);
    if (Math.clz32(first()) >= zeros) { found += '.' + n; tasks-- }
  }
  postMessage(found);
};
