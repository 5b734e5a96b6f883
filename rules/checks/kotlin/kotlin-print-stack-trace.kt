package org.example

class Case1 {
  fun f(e: Exception) {
    // ruleid: kotlin-print-stack-trace
    e.printStackTrace()
  }
}

class Case2 {
  fun f(e: Exception) {
    // ruleid: kotlin-print-stack-trace
    e.cause.printStackTrace()
  }
}

class Case3 {
  fun f(e: Exception) {
    // ok: kotlin-print-stack-trace
    log.error("failed", e)
  }
}

class Case4 {
  fun f(e: Exception, w: PrintWriter) {
    // ok: kotlin-print-stack-trace
    e.printStackTrace(w)
  }
}
