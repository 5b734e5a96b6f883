package org.example.count;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class Count {
  private final ReentrantLock lock = new ReentrantLock();
  private int count;

  void wrong() {
    // ruleid: java-lock-not-released
    lock.lock();
    count++;
  }

  void given(Lock other) {
    // ruleid: java-lock-not-released
    other.lock();
    count--;
  }

  void right() {
    // ok: java-lock-not-released
    lock.lock();
    try {
      count++;
    } finally {
      lock.unlock();
    }
  }

  void twoLevels(Lock other) {
    // ok: java-lock-not-released
    other.lock();
    if (count > 0) {
      other.unlock();
    }
  }
}
