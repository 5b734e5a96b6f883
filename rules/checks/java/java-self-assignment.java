package org.example;

class Case1 {
  void set(int x) {
    // ruleid: java-self-assignment
    x = x;
  }
}

class Case2 {
  void set(P o) {
    // ruleid: java-self-assignment
    this.x = this.x;
  }
}

class Case3 {
  void next(int i) {
    // ruleid: java-self-assignment
    i = i++;
  }
}

class Case4 {
  void set(int x) {
    // ok: java-self-assignment
    this.x = x;
  }
}

class Case5 {
  void set(P o) {
    // ok: java-self-assignment
    this.x = o.x;
  }
}

class Case6 {
  void next(int i) {
    // ok: java-self-assignment
    i = j++;
  }
}
