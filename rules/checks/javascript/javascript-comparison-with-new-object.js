// ruleid: javascript-comparison-with-new-object
if (list === []) { go(); }
// ruleid: javascript-comparison-with-new-object
if (options == {}) { go(); }
// ok: javascript-comparison-with-new-object
if (list.length === 0) { go(); }
// ok: javascript-comparison-with-new-object
if (options === defaults) { go(); }
