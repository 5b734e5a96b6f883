// ruleid: javascript-sort-numbers-as-text
const sorted = [10, 9, 1].sort();
// ruleid: javascript-sort-numbers-as-text
const ids = text.split(',').map(Number).sort();
// ruleid: javascript-sort-numbers-as-text
scores.sort();
// ok: javascript-sort-numbers-as-text
const good = [10, 9, 1].sort((a, b) => a - b);
// ok: javascript-sort-numbers-as-text
names.sort();
