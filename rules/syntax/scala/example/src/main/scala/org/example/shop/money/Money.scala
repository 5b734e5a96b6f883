package org.example.shop.money

case class Money(cents: Int)

object Money {
  val Zero: Money = Money(0)
}

class Hidden
