package org.example.shop

import org.scalatest.funsuite.AnyFunSuite

class CartSpec extends AnyFunSuite {
  test("empty") {
    val cart = new Cart(Nil)
    assert(cart.tax == null)
  }
}
