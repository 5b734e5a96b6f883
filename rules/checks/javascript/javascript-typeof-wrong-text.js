// ruleid: javascript-typeof-wrong-text
if (typeof x === 'undefiend') { go(); }
// ruleid: javascript-typeof-wrong-text
if (typeof x === undefined) { go(); }
// ruleid: javascript-typeof-wrong-text
if (typeof list == 'array') { go(); }
// ok: javascript-typeof-wrong-text
if (typeof x === 'undefined') { go(); }
// ok: javascript-typeof-wrong-text
if (typeof x === typeof y) { go(); }
// ok: javascript-typeof-wrong-text
if (typeof x === kind) { go(); }
