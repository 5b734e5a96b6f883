package org.example

class Case1 {
  fun f() {
    try { g() }
    // ruleid: kotlin-empty-catch
    catch (e: IOException) { }
  }
}

class Case2 {
  fun f() {
    try {
      g()
    // ruleid: kotlin-empty-catch
    } catch (e: Exception) {
    }
  }
}

class Case3 {
  fun f() {
    try { g() }
    // ok: kotlin-empty-catch
    catch (e: IOException) {
      // nothing is lost
    }
  }
}

class Case4 {
  fun f() {
    try { g() }
    // ok: kotlin-empty-catch
    catch (ignored: IOException) { }
  }
}

fun delete(path: String) {
    try {
        unlink(path)
        return
    }
    // ok: kotlin-empty-catch
    catch (e: Exception) { }
    removeFolder(path)
}

fun textOf(path: String): String {
    try {
        return read(path)
    }
    // ruleid: kotlin-empty-catch
    catch (e: Exception) { }
    return ""
}
