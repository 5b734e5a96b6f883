package org.example

package object syntax {
  implicit class Plus(val left: Int) extends AnyVal
}
