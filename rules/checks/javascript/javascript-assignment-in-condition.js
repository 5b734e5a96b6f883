// ruleid: javascript-assignment-in-condition
if (state = 'ready') { go(); }
// ruleid: javascript-assignment-in-condition
if (user.admin = true) { go(); }
// ruleid: javascript-assignment-in-condition
if (a = b) { go(); }
// ok: javascript-assignment-in-condition
if (state === 'ready') { go(); }
// ok: javascript-assignment-in-condition
if ((m = re.exec(text))) { go(); }
// ok: javascript-assignment-in-condition
while (node = node.next) { go(); }
// ok: javascript-assignment-in-condition
if (m = re.exec(text)) { go(); }
