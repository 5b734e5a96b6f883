function f() {
  try {
    return load();
  } finally {
    // ruleid: javascript-return-in-finally
    return null;
  }
}
function g() {
  try {
    return load();
  } finally {
    if (open) {
      // ruleid: javascript-return-in-finally
      return 1;
    }
  }
}
function h() {
  try {
    // ok: javascript-return-in-finally
    return load();
  } finally {
    close();
  }
  // ok: javascript-return-in-finally
  return 1;
}
