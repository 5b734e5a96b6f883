switch (kind) {
  case 'a': one(); break;
  case 'b': two(); break;
  // ruleid: javascript-duplicate-case
  case 'a': three(); break;
}
switch (n) {
  case 1: one(); break;
  // ruleid: javascript-duplicate-case
  case 1: two(); break;
  // ok: javascript-duplicate-case
  case 2: three(); break;
}
switch (kind) {
  // ok: javascript-duplicate-case
  case 'c': four(); break;
}
