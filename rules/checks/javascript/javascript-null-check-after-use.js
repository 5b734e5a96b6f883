// ruleid: javascript-null-check-after-use
if (user === null && user.name) { go(); }
// ruleid: javascript-null-check-after-use
if (list != null || list.length > 0) { go(); }
// ruleid: javascript-null-check-after-use
if (!list && list.length === 0) { go(); }
// ok: javascript-null-check-after-use
if (user !== null && user.name) { go(); }
// ok: javascript-null-check-after-use
if (!list || list.length === 0) { go(); }
