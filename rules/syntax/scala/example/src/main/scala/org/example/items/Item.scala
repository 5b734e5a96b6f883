package org.example.items

trait Item {
  def price: Price
}
