package org.example.shop.money

final class Rate

object Format {
  def show(money: Money): String = money.toString
}
