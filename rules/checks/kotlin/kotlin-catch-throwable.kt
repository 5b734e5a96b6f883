package org.example

class Case1 {
  fun f() {
    try { g() }
    // ruleid: kotlin-catch-throwable
    catch (t: Throwable) { log(t) }
  }
}

class Case2 {
  fun f() {
    try { g() }
    // ruleid: kotlin-catch-throwable
    catch (e: Error) { log(e) }
  }
}

class Case3 {
  fun f() {
    try { g() }
    // ok: kotlin-catch-throwable
    catch (e: IOException) { log(e) }
  }
}

class Case4 {
  fun f() {
    try { g() }
    // ok: kotlin-catch-throwable
    catch (e: Exception) { log(e) }
  }
}
