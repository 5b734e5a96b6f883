// ruleid: javascript-loose-null-comparison
if (x == true) { go(); }
// ruleid: javascript-loose-null-comparison
if (name == '') { go(); }
// ok: javascript-loose-null-comparison
if (x === true) { go(); }
// ok: javascript-loose-null-comparison
if (x == null) { go(); }
