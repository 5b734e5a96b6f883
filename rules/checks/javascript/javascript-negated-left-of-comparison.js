// ruleid: javascript-negated-left-of-comparison
if (!status === 'open') { close(); }
// ruleid: javascript-negated-left-of-comparison
if (!list.length > 0) { go(); }
// ok: javascript-negated-left-of-comparison
if (status !== 'open') { close(); }
// ok: javascript-negated-left-of-comparison
if (!a === !b) { go(); }
