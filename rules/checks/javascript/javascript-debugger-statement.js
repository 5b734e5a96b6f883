function f(x) {
  // ruleid: javascript-debugger-statement
  debugger;
  if (x) {
    // ruleid: javascript-debugger-statement
    debugger;
  }
  // ok: javascript-debugger-statement
  const debuggerText = 'debugger';
  // ok: javascript-debugger-statement
  useDebugger();
}
