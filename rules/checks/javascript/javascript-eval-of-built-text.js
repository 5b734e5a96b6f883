// ruleid: javascript-eval-of-built-text
const x = eval('(' + text + ')');
// ruleid: javascript-eval-of-built-text
setTimeout('update(' + id + ')', 100);
// ok: javascript-eval-of-built-text
const y = JSON.parse(text);
// ok: javascript-eval-of-built-text
setTimeout(() => update(id), 100);
