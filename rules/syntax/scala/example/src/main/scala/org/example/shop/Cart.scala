package org.example
package shop

import java.util.{List => JavaList, _}
import scala.collection.mutable
import money.{Money, Rate => TaxRate, Hidden => _}
import org.example.items._
import org.example.syntax._
import Money.Zero
import _root_.org.example.text.Texts
import org.example.gone.Nothing

class Cart(items: Seq[Item]) extends Named {
  def total: Money = {
    import tools.Adder
    Adder.add(items)
  }

  def tax: TaxRate = ???

  def title = money.Format.show(total)
}
