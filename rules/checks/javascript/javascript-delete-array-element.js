// ruleid: javascript-delete-array-element
delete items[0];
// ruleid: javascript-delete-array-element
delete list[i];
// ok: javascript-delete-array-element
items.splice(0, 1);
// ok: javascript-delete-array-element
delete cache[key];
// ok: javascript-delete-array-element
delete user.name;
