package org.example

class Case1 {
  fun f() {
    // ruleid: kotlin-global-scope
    GlobalScope.launch { g() }
  }
}

class Case2 {
  fun f() {
    // ruleid: kotlin-global-scope
    val d = GlobalScope.async(Dispatchers.IO) { g() }
  }
}

class Case3 {
  fun f(scope: CoroutineScope) {
    // ok: kotlin-global-scope
    scope.launch { g() }
  }
}

class Case4 {
  suspend fun f() = coroutineScope {
    // ok: kotlin-global-scope
    launch { g() }
  }
}
