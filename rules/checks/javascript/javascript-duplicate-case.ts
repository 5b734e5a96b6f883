switch (kind as string) {
  case 'a': one(); break;
  // ruleid: javascript-duplicate-case
  case 'a': two(); break;
  // ok: javascript-duplicate-case
  case 'b': three(); break;
}
switch (n) {
  case Kind.A: one(); break;
  // ruleid: javascript-duplicate-case
  case Kind.A: two(); break;
  // ok: javascript-duplicate-case
  case Kind.B: three(); break;
}
