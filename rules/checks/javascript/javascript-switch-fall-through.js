switch (kind) {
  // ruleid: javascript-switch-fall-through
  case 'a':
    size = 1;
  case 'b':
    size = 2;
    break;
}
switch (kind) {
  // ruleid: javascript-switch-fall-through
  case 'a':
    one();
  case 'b':
    two();
    break;
}
switch (kind) {
  // ok: javascript-switch-fall-through
  case 'a':
  case 'b':
    two();
    break;
  // ok: javascript-switch-fall-through
  case 'c':
    three();
    // falls through
  // ok: javascript-switch-fall-through
  case 'd':
    return four();
  default:
    five();
}
