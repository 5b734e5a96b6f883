try {
  save();
// ruleid: javascript-empty-catch
} catch (e) {
}
// ruleid: javascript-empty-catch
try { save(); } catch {}
try {
  save();
// ok: javascript-empty-catch
} catch (e) {
  report(e);
}
// ok: javascript-empty-catch
try { save(); } catch (e) { /* nothing to save */ }
