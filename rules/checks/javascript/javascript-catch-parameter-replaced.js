try { go(); } catch (e) {
  // ruleid: javascript-catch-parameter-replaced
  e = new Failure('x');
  report(e);
}
try { go(); } catch (error) {
  // ruleid: javascript-catch-parameter-replaced
  error = null;
}
try { go(); } catch (e) {
  // ok: javascript-catch-parameter-replaced
  const f = new Failure('x');
  report(e, f);
}
try { go(); } catch (err) {
  // ok: javascript-catch-parameter-replaced
  err = new Error('x', { cause: err });
}
