// ruleid: javascript-costly-regex
const a = /^(a+)+$/;
// ruleid: javascript-costly-regex
const b = /^([a-zA-Z0-9]+)*@x$/;
// ruleid: javascript-costly-regex
const c = /(\w+\s?)*$/;
// ok: javascript-costly-regex
const d = /^(a+b)+$/;
// ok: javascript-costly-regex
const e = /^[a-z]+$/;
// ok: javascript-costly-regex
const f = /(\w+,)*/;
