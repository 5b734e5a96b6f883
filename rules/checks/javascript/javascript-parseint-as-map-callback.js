// ruleid: javascript-parseint-as-map-callback
const a = text.split(',').map(parseInt);
// ruleid: javascript-parseint-as-map-callback
const b = list.map(Number.parseInt);
// ok: javascript-parseint-as-map-callback
const c = list.map(Number);
// ok: javascript-parseint-as-map-callback
const d = list.map((x) => parseInt(x, 10));
