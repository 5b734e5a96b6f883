package org.example

class Case1 {
  fun f(w: Runnable) {
    // ruleid: kotlin-thread-run
    Thread(w).run()
  }
}

class Case2 {
  fun f(w: Runnable) {
    // ruleid: kotlin-thread-run
    Thread(w, "name").run()
  }
}

class Case3 {
  fun f(w: Runnable) {
    // ok: kotlin-thread-run
    Thread(w).start()
  }
}

class Case4 {
  fun f(w: Runnable) {
    // ok: kotlin-thread-run
    w.run()
  }
}
